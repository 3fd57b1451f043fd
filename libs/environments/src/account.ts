/**
 * Account numbers that AWS uses in its own documentation. They can be synthesised and checked, so that a fresh
 * fork works before anybody owns an account, and are refused before the first call of a deploy.
 */
export const PLACEHOLDER_ACCOUNTS: readonly string[] = [
  '123456789012',
  '111122223333',
  '444455556666',
  '777788889999',
  ...Array.from('0123456789', (digit) => digit.repeat(12)),
];

/** Whether nobody can own this account number. */
export function isPlaceholderAccount(account: string): boolean {
  return PLACEHOLDER_ACCOUNTS.includes(account);
}
