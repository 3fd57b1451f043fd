/**
 * Enough for what is about the commands and not about the layers: a producer, its reader, and one that has nothing to
 * do with either.
 */
export const BASE_LAYERS: readonly string[] = ['network', 'storage', 'database'];
