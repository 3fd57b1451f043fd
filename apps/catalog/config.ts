import { application } from '@hipaa-cdk/platform';
import { type CatalogSettings, catalogSettings } from './src/settings';

const common = {
  source: { kind: 'codecommit', repositories: ['healthcare-site'] },
  publicRanges: ['0.0.0.0/0'],
  internalRanges: ['10.0.0.0/8'],
  tagOptions: { teams: [application.owner], costCenters: [application.costCenter] },
  developers: { trustedRoles: [] },
} satisfies Partial<CatalogSettings>;

export const settings = catalogSettings.withValues({
  profiles: { economy: common, production: common },
});
