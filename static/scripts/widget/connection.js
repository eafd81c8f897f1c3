// The API of the assistant and the token for it, which is held here, in memory only, and of no use to another origin.

const RENEW_AFTER = 5 / 6; // of a token's life

/** What was asked for was not given; `status` is 0 where no answer came at all. */
export class Refused extends Error {
  constructor(status, told) {
    super(told.message || "That did not work.");
    this.status = status;
    this.help = told.help || "";
  }
}

export class Connection {
  #base;
  #token = null; // { value, renew }
  #renewing = null; // two requests at once need one new token: a second one would end the first

  constructor(base) {
    this.#base = base;
  }

  get isSignedIn() {
    return this.#token !== null;
  }

  /** Change the code of the window for a token. Returns who signed in and what reports may say. */
  async begin(code, verifier) {
    return this.#take(await this.#post("token", { code, verifier }));
  }

  /** Ask the API as who is signed in; the next token is fetched before the present one ends. */
  async send(name, body) {
    if (!this.#token) throw new Refused(401, { message: "You are signed out." });
    if (Date.now() > this.#token.renew) {
      this.#renewing ??= this.#renewed().finally(() => (this.#renewing = null));
      await this.#renewing;
    }
    return this.#post(name, body);
  }

  drop() {
    this.#token = null;
  }

  async #renewed() {
    return this.#take(await this.#post("token", {}));
  }

  #take(given) {
    this.#token = { value: given.token, renew: Date.now() + given.expires_in * 1000 * RENEW_AFTER };
    return given;
  }

  async #post(name, body) {
    const headers = { "Content-Type": "application/json" };
    if (this.#token) headers.Authorization = `Bearer ${this.#token.value}`;
    const asked = { method: "POST", mode: "cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
    let response;
    try {
      response = await fetch(`${this.#base}/api/staff/${name}`, { ...asked, headers, body: JSON.stringify(body) });
    } catch {
      const message = navigator.onLine ? "The assistant does not answer." : "You are offline.";
      throw new Refused(0, { message, help: "What you typed stays here: try again in a while." });
    }
    const told = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(response.status, told.error || {});
    return told;
  }
}
