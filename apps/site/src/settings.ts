import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

/** None: name, certificate and hosted zone of the site stand in the environment, because the computes need them too. */
const shape = z.strictObject({});

export type SiteSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const siteSettings = defineSettings({
  layer: 'site',
  shape,
});
