import { thePlatform } from '@hipaa-cdk/environments';
import type { DeployedTemplate, OwnTags } from '@hipaa-cdk/permissions';

/** Tags that tell whose a resource is, of the environments that the templates are for. */
export function ownTags(templates: readonly DeployedTemplate[]): OwnTags {
  const environments = templates.map(({ prefix }) => prefix[1] ?? '');
  return { Application: [thePlatform().application.name], Environment: [...new Set(environments)].sort() };
}
