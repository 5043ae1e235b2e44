import { afterAll, beforeAll, inject } from 'vitest';
import { launch, open, signIn, type Watched } from './browser';
import { PASSWORD } from './tenant';

type Credentials = { email: string; password: string };

const ownerOfShop = (): Credentials => ({
  email: inject('shop').tenant.email,
  password: PASSWORD,
});

/**
 * One page of a browser of its own, for all tests of a `describe`.
 *
 * @param who is signed in there; the shop's owner, if nobody is named
 */
export function visit(who: () => Credentials = ownerOfShop): Watched {
  const watched = {} as Watched;
  beforeAll(async () => {
    Object.assign(watched, await open(await launch()));
    const { email, password } = who();
    await signIn(watched.page, email, password);
  });
  afterAll(() => watched.page?.context().browser()?.close());
  return watched;
}
