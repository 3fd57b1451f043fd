import type { ViewedResource } from '@hipaa-cdk/template-rules';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';

/** A statement that allows, as far as it matters here. Texts are written as the rule reports them. */
interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** A kind of wildcard that a policy cannot do without, because IAM knows no narrower way to say the same. */
interface Need {
  readonly resource: RegExp;
  /** Actions that are narrow beside such a resource. */
  readonly action: RegExp;
}

const needs: readonly Need[] = [
  {
    /**
     * Objects below a named prefix of a named bucket: an object has no ARN to name before it is made. The bucket itself,
     * the prefix included, must be free of wildcards.
     */
    resource: /^[^*?]+\/[^*?/][^*?]*\/\*$/,
    action: /^s3:[A-Za-z]*(Object|MultipartUpload)[A-Za-z]*$/,
  },
  {
    /** What containers are started and moved with: signing in to ECR, and looking at load balancers. */
    resource: /^\*$/,
    action:
      /^(ecr:GetAuthorizationToken|elasticloadbalancing:Describe(Listeners|Rules|TargetGroups|TargetHealth))$/,
  },
  {
    /** Sessions of whoever asks: the service makes up the last part of their names. */
    resource: /^[^*?]+:session\/<aws:userid>-\*$/,
    action: /^ssm:(Resume|Terminate)Session$/,
  },
  {
    /** What the agent of Systems Manager says of the machine that it is on: on no resource, so IAM takes but a star. */
    resource: /^\*$/,
    action: /^(ssm:UpdateInstanceInformation|ssmmessages:(Create|Open)(Control|Data)Channel)$/,
  },
  {
    /** The state of machines and load balancers: these services have no resource that looking is on. */
    resource: /^\*$/,
    action: /^(autoscaling|ec2|elasticloadbalancing):Describe[A-Za-z]+$/,
  },
  {
    /** Environments of a named application of Beanstalk: CloudFormation makes up their names after roles are made. */
    resource: /^arn:aws[a-z-]*:elasticbeanstalk:[^*?]+:environment\/[^*?/]+\/\*$/,
    action: /^elasticbeanstalk:PutInstanceStatistics$/,
  },
  {
    /** Log groups of Beanstalk, which it names after those environments. */
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:\/aws\/elasticbeanstalk\/\*$/,
    action: /^logs:(CreateLogStream|DescribeLogGroups|DescribeLogStreams|PutLogEvents)$/,
  },
];

/**
 * The wildcards in a policy that are as narrow as IAM can say them, as the rule on wildcards reports them
 * (`Resource::arn:…`). A wildcard that is narrow in one statement and not in another is not among them.
 */
export function narrowWildcards({ properties }: ViewedResource): ReadonlySet<string> {
  const permissions = allowed(properties['PolicyDocument']);
  const wild = new Set(permissions.flatMap(({ resources }) => resources.filter((one) => one.includes('*'))));
  const isNeeded = (resource: string): boolean =>
    permissions
      .filter(({ resources }) => resources.includes(resource))
      .every(({ actions }) =>
        actions.every((one) => needs.some((need) => need.resource.test(resource) && need.action.test(one))),
      );
  return new Set([...wild].filter(isNeeded).map((resource) => `Resource::${resource}`));
}

function allowed(document: unknown): readonly Permission[] {
  return list((document as { readonly Statement?: unknown } | undefined)?.Statement)
    .map((statement) => statement as Readonly<Record<string, unknown>>)
    .filter(({ Effect: effect }) => effect === 'Allow')
    .map(({ Action: action, Resource: resource }) => ({
      // Without an action, as with `NotAction`, nothing shows what is allowed.
      actions: action === undefined ? ['*'] : list(action).map(String),
      resources: list(resource).map((one) => flattenCfnReference(one)),
    }));
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
