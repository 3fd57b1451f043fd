import { type RemovalPolicy, type aws_kms as kms, aws_codecommit as codecommit } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface RepositoriesProps {
  readonly names: readonly string[];
  readonly key: kms.IKey;
  /** What happens to the repositories when they leave the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** Git repositories that developers push to and products are served from. They hold code, never health data. */
export class Repositories extends Construct {
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, { names, key, removalPolicy }: RepositoriesProps) {
    super(scope, id);
    this.arns = names.map((repositoryName) => {
      const repository = new codecommit.CfnRepository(this, repositoryName, {
        repositoryName,
        repositoryDescription: 'Code that products of the catalog serve',
        kmsKeyId: key.keyArn,
      });
      repository.applyRemovalPolicy(removalPolicy);
      return repository.attrArn;
    });
  }
}
