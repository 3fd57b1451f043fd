import { disagree, type Disagreement } from '../disagreement';
import { firstReview, shortRetention } from './reasons';

const PUBLIC_ROUTES = [
  'network/SubnetsPublicADefaultRoute15090BA8',
  'network/SubnetsPublicBDefaultRouteF91EB601',
];
const DEFAULT_GROUP_HANDLER = 'network/CustomVpcRestrictDefaultSGCustomResourceProviderHandlerDC833E5E';

export const networkDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: { 'cfn-guard': ['NO_UNRESTRICTED_ROUTE_TO_IGW'] },
    resources: PUBLIC_ROUTES,
    environments: ['prod'],
    reason:
      'A way to the internet is what makes the public tier public: NAT gateways are there and load balancers will be. Application and database subnets have route tables of their own without this route, and no subnet gives out public addresses.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['NO_UNRESTRICTED_ROUTE_TO_IGW'] },
    resources: PUBLIC_ROUTES,
    environments: ['local', 'test'],
    reason:
      'Without NAT gateways, which the economy profile saves, application code reaches the internet from the public tier. These environments take synthetic data only, no subnet gives out public addresses, and the database stays in isolated subnets.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['lambda_inside_vpc_check'], checkov: ['CKV_AWS_117'] },
    resources: [DEFAULT_GROUP_HANDLER],
    reason:
      'The function runs during a deployment, empties the default security group of the VPC and calls no address but that of the EC2 service. It reads no data, and its policy allows it the rules of that one group and its own log.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['sqs_dlq_check'] },
    resources: ['network/FailedEventsQueue6627F340'],
    reason:
      'The queue is itself where events go that a function failed on. What is left there after its days is read by a person or lost; a queue behind it would only repeat the question.',
    reviewed: firstReview,
  }),
  ...shortRetention({
    resources: ['network/LogsFlowsE5448742', 'network/LogsDefaultSecurityGroup85C647AC'],
    reviewed: firstReview,
  }),
];
