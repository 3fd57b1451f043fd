import type { TemplateView, ViewedResource } from '../../template-view';
import { lowerCase } from '../../reading/values';

/** Engines that call their settings by the same names. */
export type EngineFamily = 'postgres' | 'mysql' | 'sqlserver' | 'oracle' | 'db2';

export const databaseTypes: readonly string[] = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'];

/** Whether a database holds data itself. An instance of a cluster has its data, and most settings, in the cluster. */
export function standsAlone({ Type, properties }: ViewedResource): boolean {
  return Type === 'AWS::RDS::DBCluster' || properties['DBClusterIdentifier'] === undefined;
}

export function databases(template: TemplateView): readonly ViewedResource[] {
  return template.resources(...databaseTypes).filter(standsAlone);
}

/** The family of a database's engine; undefined where the template does not show it, as with copies and restores. */
export function engineFamily({ properties }: ViewedResource): EngineFamily | undefined {
  const engine = lowerCase(properties['Engine']) ?? '';
  if (engine === 'aurora' || engine.includes('mariadb')) return 'mysql';
  return (['postgres', 'mysql', 'sqlserver', 'oracle', 'db2'] as const).find((family) =>
    engine.includes(family),
  );
}

export function isAurora({ Type, properties }: ViewedResource): boolean {
  return Type === 'AWS::RDS::DBCluster' && lowerCase(properties['Engine'])?.startsWith('aurora') === true;
}
