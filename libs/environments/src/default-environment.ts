/**
 * The environment of a command that names none. It is the embedded AWS, so that a slip cannot reach an account. By itself, as
 * what Nx loads of the plugin for a command needs this and no package.
 */
export const DEFAULT_ENVIRONMENT = 'local';
