/** The emulator that this code is written against; `requirements.txt` pins the same. */
export const MINISTACK_VERSION = '1.5.33';
