// Runs oidc-provider, an OpenID-certified authorization server, as the tests want it: at the paths
// of Okta's own server, with its own pages for people. What it answers and refuses is all its own.
// Arguments: the folder that has it in node_modules, and the clients as JSON. Prints its address.
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [folder, clients] = process.argv.slice(2);
const entry = join(folder, 'node_modules', 'oidc-provider', 'lib', 'index.js');
const { Provider } = await import(pathToFileURL(entry));

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: JSON.parse(clients),
    scopes: ['openid', 'offline_access', 'okta.users.read', 'okta.apps.read'],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    enabledJWA: { dPoPSigningAlgValues: ['ES256'] },
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      introspection: { enabled: true },
      revocation: { enabled: true },
    },
    routes: {
      authorization: '/oauth2/v1/authorize',
      token: '/oauth2/v1/token',
      device_authorization: '/oauth2/v1/device/authorize',
      revocation: '/oauth2/v1/revoke',
      introspection: '/oauth2/v1/introspect',
      userinfo: '/oauth2/v1/userinfo',
      code_verification: '/activate',
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
