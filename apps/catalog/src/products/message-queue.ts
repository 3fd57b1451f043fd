import { catalogContract } from '@hipaa-cdk/contracts-catalog';
import { read } from '@hipaa-cdk/parameters';
import { CfnOutput, Fn, aws_sqs as sqs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PatientDataKey } from '../product/patient-data-key';
import { type Product, ProductTemplate, type ProductTemplateProps } from '../product/product-template';

/** Seconds. Messages that nobody could handle are kept as long as SQS keeps any. */
const LONGEST = 14 * 24 * 3600;

/** A queue for messages between parts of an application, and one for messages that nobody could handle. */
export class MessageQueueTemplate extends ProductTemplate {
  constructor(scope: Construct, id: string, props: ProductTemplateProps) {
    super(scope, id, props);
    const key = new PatientDataKey(this, 'Key', ['sqs']);
    const shared = read(this, catalogContract).keyArn;
    const kmsMasterKeyId = Fn.conditionIf(this.isPhi.logicalId, key.attrArn, shared).toString();
    const failed = new sqs.CfnQueue(this, 'Failed', { kmsMasterKeyId, messageRetentionPeriod: LONGEST });
    const queue = new sqs.CfnQueue(this, 'Queue', {
      kmsMasterKeyId,
      messageRetentionPeriod: LONGEST,
      redrivePolicy: { deadLetterTargetArn: failed.attrArn, maxReceiveCount: 5 },
    });
    this.demandEncryption('QueuePolicy', queue);
    this.demandEncryption('FailedPolicy', failed);
    new CfnOutput(this, 'QueueUrl', { value: queue.ref, description: 'address of the queue' });
  }

  /** The policy of a queue speaks of that queue only, so each has its own. */
  private demandEncryption(id: string, queue: sqs.CfnQueue): void {
    new sqs.CfnQueuePolicy(this, id, {
      queues: [queue.ref],
      policyDocument: { Version: '2012-10-17', Statement: [plainConnectionsDenied(queue.attrArn)] },
    });
  }
}

export const messageQueue: Product = {
  name: 'message-queue',
  description: 'an encrypted queue with a place for what nobody could handle',
  template: MessageQueueTemplate,
};

function plainConnectionsDenied(Resource: string): object {
  return {
    Sid: 'EncryptedConnectionsOnly',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'sqs:*',
    Resource,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
