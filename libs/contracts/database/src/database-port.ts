/**
 * TCP port of every cluster, whatever its engine. Being a constant, it stays readable in the security group rules of
 * clients, and another engine changes none of them. It is no engine's default port, which scanners try first.
 */
export const DATABASE_PORT = 9432;
