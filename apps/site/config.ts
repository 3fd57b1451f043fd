import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

/** None: name, certificate and hosted zone of the site stand in the environment, because the computes need them too. */
export const settingsSchema = z.strictObject({});

export type SiteSettings = z.infer<typeof settingsSchema>;

export const settings = defineSettings<SiteSettings>({
  layer: 'site',
  schema: settingsSchema,
  profiles: { economy: {}, production: {} },
});
