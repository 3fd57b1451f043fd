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
  {
    /** Streams of a named log group: whoever writes makes up their names. */
    resource: /^arn:aws[a-z-]*:logs:[^*?]+:log-group:[^*?]+:\*$/,
    action: /^logs:(CreateLogStream|DescribeLogStreams|PutLogEvents)$/,
  },
  {
    /** What Service Catalog launches in this account: it makes up the names of stacks, and these begin other names. */
    resource: /^arn:aws[a-z-]*:(cloudformation:[^*?]+:stack\/|sqs:[^*?]+:)SC-\d{12}-pp-\*$/,
    action: /^(cloudformation|sqs):[A-Za-z]+$/,
  },
  {
    /** What is below a path of its own in IAM, but for giving it permissions, which only conditions can bound. */
    resource: /^arn:aws[a-z-]*:iam::\d{12}:(role|policy|instance-profile)\/[^*?/]+\/\*$/,
    action: /^iam:(?!(Attach|Create|Put)Role|DeleteRolePermissionsBoundary)[A-Za-z]+$/,
  },
  {
    /** Parameters below a named path, which come and go with what is deployed. */
    resource: /^arn:[^*?]+:parameter\/[^*?]*[^*?/]\/\*$/,
    action: /^ssm:(Get|Put|Delete)Parameter(s|sByPath|History)?$/,
  },
  {
    /**
     * Looking at stacks whose names begin alike: CloudFormation makes up the end of their ARNs. A change set changes
     * nothing until it is executed.
     */
    resource: /^arn:[^*?]+:stack\/[^*?/]+-\*\/\*$/,
    action: /^cloudformation:((Create|Delete|Describe)ChangeSet|DescribeStacks|GetTemplate)$/,
  },
  {
    /** Finding stacks: whoever asks for all of them names none, so IAM takes but a star. */
    resource: /^\*$/,
    action: /^cloudformation:(Describe|List)Stacks$/,
  },
  {
    /**
     * Snapshots of databases of one environment, by the beginnings of their names and what stands before the time in the
     * names of the snapshots. Deleting one, or handing it to somebody, is none of it.
     */
    resource:
      /^arn:[^*?]+:((cluster|db):[^*?:-]+-[^*?:-]+-\*|(cluster-)?snapshot:[^*?:-]+-[^*?:-]+-\*-before-\*)$/,
    action: /^rds:(CreateDB(Cluster)?Snapshot|DescribeDB(Cluster)?Snapshots)$/,
  },
  {
    /** Clusters of one environment to unlock, before the stack that made up their names is removed. */
    resource: /^arn:[^*?]+:cluster:[^*?:-]+-[^*?:-]+-\*$/,
    action: /^rds:ModifyDBCluster$/,
  },
  {
    /** Buckets of one environment to empty, before the stack that made up their names is removed. */
    resource: /^arn:aws[a-z-]*:s3:::[^*?/-]+-[^*?/-]+-\*(\/\*)?$/,
    action: /^s3:(ListBucketVersions|DeleteObject|DeleteObjectVersion)$/,
  },
];

/**
 * Whether a resource with a wildcard is as narrow as IAM can say it for these actions.
 *
 * @param resource as the rule on wildcards reports it, references in angle brackets
 */
export function isNarrow(resource: string, actions: readonly string[]): boolean {
  return (
    actions.length > 0 &&
    actions.every((action) => needs.some((need) => need.resource.test(resource) && need.action.test(action)))
  );
}
