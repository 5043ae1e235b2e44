import type { Server } from 'node:http';
import { Provider } from 'oidc-provider';

/** Port of the identity provider that the platform under test is set up for. */
export const port = process.env.OIDC_PORT;

/** An OpenID Connect provider that believes everybody: whoever signs in is who they say. */
export async function startProvider(platform: string): Promise<Server> {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'samsa',
        client_secret: 'a-secret-that-is-longer-than-32-letters',
        redirect_uris: [`${platform}/api/console/sso/callback`],
        application_type: 'native',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@registry.example`, email_verified: true }),
    }),
    cookies: { keys: ['of no value outside of this test'] },
    features: { devInteractions: { enabled: true } },
  });
  return new Promise((resolve) => {
    const server = provider.listen(Number(port), '127.0.0.1', () => resolve(server));
  });
}
