import { isCustomerKey } from '../../reading/customer-key';
import { judged } from '../../reading/property-rule';
import { isGiven, readings } from '../../reading/values';
import type { Rule } from '../../rule';
import { typeFacts } from '../../types/type-facts';

/** Types that hold no health data, or whose property is no key that something is encrypted with. */
const leftOut =
  /^AWS::(AppConfig|BackupGateway|CleanRoomsML|CodeStarConnections|DevOpsAgent|GroundStation|ImageBuilder|MGN|ObservabilityAdmin|Proton|ResilienceHubV2|SecurityAgent|SSMIncidents|SupportAuthZ|WorkSpacesThinClient|IoT|EVS|M2)::|::(SnapshotCopyGrant|VpcEncryptionControl|VPC|CustomDBEngineVersion|AutomatedReasoningPolicy|RepositoryLink)$/;

/** Types that other rules judge, because a key alone does not say it. */
const judgedElsewhere =
  /^AWS::(S3::|RDS::DB|EC2::|Lambda::Function|Logs::LogGroup|SNS::|SQS::|Kinesis::|DynamoDB::|Backup::|CodeBuild::|CloudTrail::|SecretsManager::|ECS::|EKS::|SSM::|CloudFront::|StepFunctions::StateMachine|Cognito::|ElasticBeanstalk::|Serverless::)/;

/**
 * Every type that can have a key of one's own, from AWS's description of its types. Where the key is a property of the type
 * itself it has to be there; where it is part of a setting that may be absent, it is judged when it is.
 */
export const namedKeyRules: readonly Rule[] = [
  {
    id: 'OwnKeyNamed',
    description: 'Whatever can be encrypted with a key of your own is',
    citations: ['45 CFR 164.312(a)(2)(iv)', 'NIST 800-53r5 SC-28'],
    remedy: 'Name a key of your own in the property.',
    evaluate: (template) =>
      template
        .resources()
        .filter(({ Type }) => !leftOut.test(Type) && !judgedElsewhere.test(Type))
        .flatMap((resource) =>
          (typeFacts[resource.Type]?.keys ?? []).flatMap((property) => {
            const isOwnProperty =
              property.split('.').length === 1 || /^(Sse|Encryption|ServerSide)\w*\.\w+$/.test(property);
            const values = readings(resource.properties, property);
            if (!isOwnProperty && !values.some(isGiven)) return [];
            const wrong = values.find((value) => !isCustomerKey(value, template));
            const holds = values.every((value) => isCustomerKey(value, template));
            const problem = 'it is not encrypted with a key of your own';
            return [judged(resource, { property, value: holds ? values[0] : wrong, holds, problem })];
          }),
        ),
  },
];
