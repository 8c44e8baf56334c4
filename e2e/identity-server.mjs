import Provider from 'oidc-provider';

/**
 * A certified OpenID provider (oidc-provider) as the identity server of a site, in a process of its own:
 * `node identity-server.mjs PORT ADDRESS-OF-BIHUAN CLIENT SECRET`. Its development pages let in whoever types a name; the
 * name is the subject.
 */
const [port, bihuan, client, secret] = process.argv.slice(2);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: client,
      client_secret: secret,
      redirect_uris: [`${bihuan}/api/single-sign-on/return`],
      post_logout_redirect_uris: [`${bihuan}/sign-in`],
      backchannel_logout_uri: `${bihuan}/api/single-sign-on/sign-out`,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  pkce: { required: () => true },
  // Both servers are on this machine, where the provider's own way of asking refuses to go.
  fetch: (url, { dispatcher: _, ...options }) => globalThis.fetch(url, options),
  features: {
    devInteractions: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
});

provider.on('server_error', (_, error) => console.error(error));
provider.on('backchannel.error', (_, error) => console.error(error));
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
