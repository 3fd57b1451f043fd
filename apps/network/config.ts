import { networkSettings } from './src/settings';

export const settings = networkSettings.withValues({
  profiles: {
    economy: {
      addressRange: '10.1.0.0/16',
      tiers: ['public', 'isolated'],
      nat: 'none',
    },
    production: {
      addressRange: '10.0.0.0/16',
      tiers: ['public', 'private', 'isolated'],
      nat: 'per-zone',
    },
  },
});
