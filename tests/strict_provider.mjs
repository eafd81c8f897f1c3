// The certified OpenID Connect provider `oidc-provider`, as strict as it can be made: no code without PKCE (S256).
// Arguments: its port, the id and secret of the one client, the address that the client is sent back to, and
// optionally a word, with which its pages keep other windows apart. Whoever signs in
// as "<role>" has that role; any password will do. Prints a line of JSON when it listens and for each token it gives.

import Provider from "oidc-provider";

const [port, client_id, client_secret, back, apart] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id, client_secret, redirect_uris: [back], grant_types: ["authorization_code"], response_types: ["code"] }],
  claims: { openid: ["sub"], profile: ["name", "roles"] },
  conformIdTokenClaims: false, // as Microsoft Entra does: roles stand in the identity token
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Strict ${id}`, roles: [id] }) }),
  pkce: { required: () => true },
  cookies: { keys: ["of the tests"] },
});

provider.use(async (ctx, next) => {
  if (apart) ctx.set("Cross-Origin-Opener-Policy", "same-origin");
  await next();
});

const tell = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);
provider.on("authorization.accepted", ({ oidc }) => tell({ authorization: oidc.params }));
provider.on("grant.success", ({ oidc }) => tell({ token: oidc.params }));
provider.on("grant.error", (_, error) => tell({ refused: error.error }));
provider.listen(Number(port), "localhost", () => tell({ listening: true }));
