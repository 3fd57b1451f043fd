import type { Profile } from '@hipaa-cdk/environments';
import { RemovalPolicy, type aws_rds as rds } from 'aws-cdk-lib';

/** How carefully the layer's data are kept. */
export interface DataCare {
  /** What happens to the cluster and its backups when it leaves the stack. */
  readonly cluster: Pick<rds.DatabaseClusterProps, 'removalPolicy' | 'deleteAutomatedBackups'>;
  /** Log groups have fixed names: one kept after a failed first deploy would stop the second. */
  readonly logs: RemovalPolicy;
}

/** One row for each thing a profile can want done with data. */
export const dataCare: Readonly<Record<Profile['removal'], DataCare>> = {
  retain: {
    cluster: {
      removalPolicy: RemovalPolicy.SNAPSHOT,
      deleteAutomatedBackups: false,
    },
    logs: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  },
  destroy: {
    cluster: {
      removalPolicy: RemovalPolicy.DESTROY,
      deleteAutomatedBackups: true,
    },
    logs: RemovalPolicy.DESTROY,
  },
};
