// A real OpenID Connect provider on loopback, for the tests: node tests/provider.mjs BACK_ADDRESS
// It prints its own address, then serves until it is stopped. Whoever types an address on its
// page is that address; "unchecked" at the start of one says that the provider has not checked it.
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import Provider from "oidc-provider";

const [back] = process.argv.slice(2);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: "leadership-map", client_secret: "known-to-the-tests", redirect_uris: [back] },
    ],
    cookies: { keys: [randomBytes(32).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id, email: id, email_verified: !id.startsWith("unchecked"),
      }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
