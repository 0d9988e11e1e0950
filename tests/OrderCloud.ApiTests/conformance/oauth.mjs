// https://github.com/panva: discovery, a token for a program, what it is worth, and that it can be taken back.
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

export default async function both(checks, host) {
  await Promise.all([raw(checks, host), certified(checks, host)]);
}

async function raw(checks, host) {
  const issuer = new URL(host.issuer);
  const plain = { [oauth.allowInsecureRequests]: true };
  const server = await oauth.processDiscoveryResponse(new URL(`${host.issuer}/`), await oauth.discoveryRequest(issuer, { ...plain, algorithm: 'oidc' }));
  const client = { client_id: host.clientId };
  const secret = oauth.ClientSecretPost(host.clientSecret);

  const token = await oauth.processClientCredentialsResponse(server, client, await oauth.clientCredentialsGrantRequest(server, client, secret, { scope: 'orders:read' }, plain));
  checks.that(token.access_token && token.token_type === 'bearer', 'oauth4webapi: client credentials', token);
  const look = async () => oauth.processIntrospectionResponse(server, client, await oauth.introspectionRequest(server, client, secret, token.access_token, plain));
  checks.equal((await look()).active, true, 'oauth4webapi: a new token is active');
  await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, secret, token.access_token, plain));
  checks.equal((await look()).active, false, 'oauth4webapi: a revoked one is not');
}

async function certified(checks, host) {
  const config = await openid.discovery(new URL(host.issuer), host.clientId, host.clientSecret, undefined, { execute: [openid.allowInsecureRequests] });
  const token = await openid.clientCredentialsGrant(config, { scope: 'catalog:read' });
  checks.that(token.access_token, 'openid-client: client credentials', token);
  checks.equal((await openid.tokenIntrospection(config, token.access_token)).active, true, 'openid-client: a new token is active');
  await openid.tokenRevocation(config, token.access_token);
  checks.equal((await openid.tokenIntrospection(config, token.access_token)).active, false, 'openid-client: a revoked one is not');
  const refused = await openid.clientCredentialsGrant(config, { scope: 'no:such' }).then(() => null, (fault) => fault);
  checks.equal(refused?.error, 'invalid_scope', 'openid-client: an unknown scope');
}
