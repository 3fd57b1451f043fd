import { type BastionSettings, bastionSettings } from './src/settings';

const everywhere = {
  instanceType: 't4g.nano',
  generation: 1,
  operators: [],
  databaseUser: 'operator',
  idleMinutes: 20,
  sessionMinutes: 4 * 60,
} satisfies Partial<BastionSettings>;

export const settings = bastionSettings.withValues({
  profiles: { economy: everywhere, production: everywhere },
});
