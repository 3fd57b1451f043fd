/**
 * Advice of the library that is decided on for every template, with the reason. It is about style: nothing that guards
 * data belongs here.
 */
export const settledWarnings: Readonly<Record<string, string>> = {
  W3010:
    'Zones are named on purpose: they come from the environment, because a lookup would let templates depend on who asks',
};
