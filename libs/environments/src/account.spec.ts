import { isPlaceholderAccount } from './account';

test.each(['123456789012', '111122223333', '444455556666', '777788889999', '000000000000', '555555555555'])(
  '%s is an account that nobody owns',
  (account) => {
    expect(isPlaceholderAccount(account)).toBe(true);
  },
);

test.each(['123456789013', '111111111112', '012345678901', ''])(
  '%p may be the account of somebody',
  (account) => {
    expect(isPlaceholderAccount(account)).toBe(false);
  },
);
