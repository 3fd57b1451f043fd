import { siteSettings } from './src/settings';

export const settings = siteSettings.withValues({
  profiles: { economy: {}, production: {} },
});
