/** Account that sessions run in. It may do nothing that any account may not: no `sudo`, unlike the one that AWS makes. */
export const OPERATOR = 'operator-session';
