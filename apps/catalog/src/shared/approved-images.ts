import { dataRemoval } from '@hipaa-cdk/layer';
import { CfnParameter, type aws_kms as kms, aws_codecommit as codecommit } from 'aws-cdk-lib';
import { Construct } from 'constructs';

const LATEST = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default';

/**
 * The machine images that products start from: Amazon Linux 2023 as it was when the catalog was deployed last. Products
 * take what the catalog publishes, so that a launch never gets an image that nobody has tried.
 */
export class ApprovedImages extends Construct {
  readonly arm: string;
  readonly x86: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.arm = this.image('Arm', 'arm64');
    this.x86 = this.image('X86', 'x86_64');
  }

  private image(id: string, architecture: string): string {
    return new CfnParameter(this, id, {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: `${LATEST}-${architecture}`,
      description: `Amazon Linux 2023 for ${architecture}`,
    }).valueAsString;
  }
}

interface RepositoriesProps {
  readonly names: readonly string[];
  readonly key: kms.IKey;
}

/** Git repositories that developers push to and products are served from. They hold code, never health data. */
export class Repositories extends Construct {
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, { names, key }: RepositoriesProps) {
    super(scope, id);
    this.arns = names.map((repositoryName) => {
      const repository = new codecommit.CfnRepository(this, repositoryName, {
        repositoryName,
        repositoryDescription: 'Code that products of the catalog serve',
        kmsKeyId: key.keyArn,
      });
      repository.applyRemovalPolicy(dataRemoval(this));
      return repository.attrArn;
    });
  }
}
