// The staff chat on pages of the intranet: <script src="…/widget.js" crossorigin defer></script> and
// <local-account-chat><a href="…/staff">Ask the council assistant</a></local-account-chat>. The link is what shows without
// scripts, and on pages that are not allowed, which do not get this one. Everything stands in a shadow root with a constructed stylesheet, so that the page needs no other permission
// than to load this script and to connect to its origin. `.ci/assets` joins the modules of this folder into that script.

import { chatAt } from "./chat.js";

const BASE = new URL(".", document.currentScript.src).href.replace(/\/$/, "");

if (!customElements.get("local-account-chat")) customElements.define("local-account-chat", chatAt(BASE));
