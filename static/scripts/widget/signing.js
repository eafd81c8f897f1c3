// Signing in through a window of the assistant's own site, which hands over a code for one use to this page's origin.
// With the code goes a proof that whoever brings it is this widget (RFC 7636); it is made before the click, because a
// click must open its window at once.

const LOOK_EVERY_MS = 400;
const HANDED_OVER_MS = 1500; // from the window's end until its code must have come
// A provider that keeps windows apart cuts ours off too, but its visitor is signed in then: the next window needs no provider.
const APART =
  "You are not signed in. Press “Sign in” once more. If the window closes by itself again, this page keeps windows apart: use the full page.";

const base64 = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

const makeProof = async () => {
  const verifier = base64(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return { verifier, challenge: base64(new Uint8Array(digest)) };
};

export class Signing {
  #base;
  #tell; // (text, isBad)
  #proof = null;
  #window = null;
  #name = `local-account-${crypto.getRandomValues(new Uint32Array(2)).join("")}`; // a tab that another opened shares names

  /** `take(code, verifier)` is called with a code of ours. */
  constructor(base, { tell, take }) {
    this.#base = base;
    this.#tell = tell;
    addEventListener("message", (event) => this.#receive(event, take));
  }

  async prepare() {
    if (this.#proof) return;
    try {
      this.#proof = await makeProof();
    } catch {
      this.#tell("This page is not loaded securely, so you cannot sign in here. Use the full page.", true);
    }
  }

  open() {
    if (!this.#proof) return;
    const asked = new URLSearchParams({ origin: location.origin, challenge: this.#proof.challenge });
    const address = `${this.#base}/staff/widget/sign-in?${asked}`;
    this.#window = open(address, this.#name, "popup,width=560,height=720");
    if (this.#window) {
      this.#tell("Signing in, in another window…");
      this.#watch(this.#window);
    } else this.#tell("Your browser did not open the window to sign in. Allow it, or use the full page.", true);
  }

  #watch(opened) {
    const watching = setInterval(() => {
      if (this.#window === opened && !opened.closed) return;
      clearInterval(watching);
      setTimeout(() => this.#window === opened && this.#tell(APART, true), HANDED_OVER_MS);
    }, LOOK_EVERY_MS);
  }

  #receive(event, take) {
    const told = event.data;
    if (event.origin !== new URL(this.#base).origin || event.source !== this.#window || !this.#proof) return;
    if (told?.type !== "local-account-code" || told.challenge !== this.#proof.challenge) return;
    const { verifier } = this.#proof;
    this.#proof = null;
    this.#window = null;
    this.prepare();
    take(told.code, verifier);
  }
}
