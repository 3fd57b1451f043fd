import type { LayerChanges, ResourceChange } from '../layer-changes';

/** For tests: one change of a resource. */
export function resourceOf(more: Partial<ResourceChange> = {}): ResourceChange {
  return {
    logicalId: 'Thing1',
    path: 'Layer/Thing',
    type: 'AWS::SNS::Topic',
    action: 'changed',
    certainty: 'certain',
    properties: [],
    topics: [],
    ...more,
  };
}

/** For tests: a cluster that is about to be replaced. */
export const replacedCluster = resourceOf({
  logicalId: 'Cluster9',
  path: 'Database/Cluster',
  type: 'AWS::RDS::DBCluster',
  action: 'replaced',
  holds: 'the databases',
  fate: 'the old one is deleted with its content',
  meaning: 'a new, empty database',
  physicalId: 'hipaa-prod-database',
  properties: [{ path: 'DBClusterIdentifier', before: 'old', after: 'new' }],
});

/** For tests: the changes of one layer. */
export function changesOf(more: Partial<LayerChanges> = {}): LayerChanges {
  return {
    layer: 'database',
    environment: 'prod',
    stack: 'hipaa-prod-database',
    state: 'changed',
    basis: 'a change set',
    digest: 'd1',
    resources: [],
    published: [],
    inputs: [],
    notes: [],
    ...more,
  };
}
