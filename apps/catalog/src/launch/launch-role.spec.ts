import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { emptyEntries, everyLaunch, handlerActions } from '../../fixtures/handler-actions';
import { rendered } from '../../fixtures/rendered';
import { app } from '../main';
import { products } from '../products';
import { pascal } from '../product/render-product';
import { resourceTypes, launchStatements } from './launch-role';
import { messageQueue } from '../products/message-queue';
import { grants } from './grants';

const inProd = placeOf('prod');

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const template = layerTemplate(app, 'prod');

/** Statements of all policies that a product's launch role is given. */
function statementsOf(product: string): Statement[] {
  return Object.entries(template.findResources('AWS::IAM::ManagedPolicy'))
    .filter(([id]) => id.startsWith(`${pascal(product)}LaunchRole`))
    .flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement as Statement[]);
}

const actionsOf = (product: string): string[] =>
  [...new Set(statementsOf(product).flatMap(({ Action }) => [Action].flat()))].sort();

/** What the types in a product's template take, by the registry's list of what their handlers call. */
function neededBy(name: string): string[] {
  const product = products.find((one) => one.name === name);
  if (!product) throw new Error(name);
  const needed = resourceTypes(rendered(product).template).flatMap((type) => handlerActions(type));
  return [...new Set([...everyLaunch, ...needed])].sort();
}

const PRODUCT_BOUNDARY = `arn:aws:iam::${inProd.account}:policy/${APPLICATION}-boundary-account-product-${inProd.region}`;
/** It knows neither a balancer nor a tag, by the service authorization reference: any condition would deny every launch. */
const KNOWS_NOTHING = 'elasticloadbalancing:SetWebAcl';

const names = products.map(({ name }) => name);

describe.each(names)('the launch role of %s', (name) => {
  test('may do everything that its template needs', () => {
    const granted = actionsOf(name);
    expect(neededBy(name).filter((action) => !granted.includes(action))).toEqual([]);
  });

  test('may do nothing that its template does not need', () => {
    const needed = neededBy(name);
    expect(actionsOf(name).filter((action) => !needed.includes(action))).toEqual([]);
  });

  test('names every action in full', () => {
    expect(actionsOf(name).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('hands over roles of products, or that of backups, to a named service only', () => {
    for (const { Action, Resource, Condition } of statementsOf(name)) {
      if (![Action].flat().includes('iam:PassRole')) continue;
      expect(Action).toBe('iam:PassRole');
      expect(Condition).toEqual({
        StringEquals: { 'iam:PassedToService': expect.stringMatching(/^(ec2|backup)\./) },
      });
      expect([Resource].flat()).toEqual([
        expect.stringMatching(
          new RegExp(`:role/(${APPLICATION}-products/\\*|service-role/AWSBackupDefaultServiceRole)$`),
        ),
      ]);
    }
  });

  test('is taken by Service Catalog for this account, and by nobody else', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: `Service Catalog launches ${name} with it`,
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'servicecatalog.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': inProd.account } },
          },
        ],
      },
    });
  });

  test('has the boundary of launch roles', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: `Service Catalog launches ${name} with it`,
      PermissionsBoundary: `arn:aws:iam::${inProd.account}:policy/${APPLICATION}-boundary-account-launch-${inProd.region}`,
    });
  });
});

test('nothing is left out that the registry does not list, and nothing added that it does', () => {
  expect(emptyEntries()).toEqual([]);
});

test('a role of a product cannot be made without the boundary of products', () => {
  const making = statementsOf('healthcare-web-server').filter(({ Action }) =>
    [Action].flat().includes('iam:CreateRole'),
  );
  expect(making).toEqual([
    expect.objectContaining({
      Condition: {
        StringEquals: { 'iam:PermissionsBoundary': PRODUCT_BOUNDARY },
      },
    }),
  ]);
});

test('policies go to roles that have the boundary, and only policies of products do', () => {
  const attaching = statementsOf('healthcare-web-server').filter(({ Action }) =>
    [Action].flat().includes('iam:AttachRolePolicy'),
  );
  expect(attaching).toEqual([
    expect.objectContaining({
      Resource: `arn:aws:iam::${inProd.account}:role/${APPLICATION}-products/*`,
      Condition: {
        StringEquals: { 'iam:PermissionsBoundary': PRODUCT_BOUNDARY },
        ArnLike: { 'iam:PolicyARN': [`arn:aws:iam::${inProd.account}:policy/${APPLICATION}-products/*`] },
      },
    }),
  ]);
});

test('identities are touched below the path of products only', () => {
  const resources = names
    .flatMap(statementsOf)
    .filter(({ Action }) => [Action].flat().some((action) => /^iam:(?!PassRole)/.test(action)))
    .flatMap(({ Resource }) => [Resource].flat());
  expect(
    resources.filter(
      (resource) =>
        !new RegExp(`:(role|policy|instance-profile)/${APPLICATION}-products/\\*$`).test(String(resource)),
    ),
  ).toEqual([]);
});

test.each(names)('nothing that was made without %s is changed or deleted', (name) => {
  const changing = /:(Delete|Terminate|Modify|Stop|Set|Revoke|ScheduleKeyDeletion|PutKeyPolicy|Deregister)/;
  const free = statementsOf(name).filter(
    ({ Action, Condition }) =>
      [Action]
        .flat()
        .some(
          (action) =>
            changing.test(action) &&
            action !== KNOWS_NOTHING &&
            !/^(iam|cloudformation|backup|sqs):/.test(action),
        ) && Condition?.['StringEquals']?.['aws:ResourceTag/Product'] !== name,
  );
  expect(free).toEqual([]);
});

test('machines, groups, balancers and keys are made with the tag that later changes ask for', () => {
  const making = /:(RunInstances|CreateSecurityGroup|CreateLoadBalancer|CreateTargetGroup|CreateKey)$/;
  const tagged = statementsOf('healthcare-web-server')
    .filter(
      ({ Condition }) => Condition?.['StringEquals']?.['aws:RequestTag/Product'] === 'healthcare-web-server',
    )
    .flatMap(({ Action }) => [Action].flat())
    .filter((action) => making.test(action));
  expect([...new Set(tagged)].sort()).toEqual([
    'ec2:CreateSecurityGroup',
    'ec2:RunInstances',
    'elasticloadbalancing:CreateLoadBalancer',
    'elasticloadbalancing:CreateTargetGroup',
    'kms:CreateKey',
  ]);
});

test('no launch role reads what a key encrypts', () => {
  const reading = names
    .flatMap(actionsOf)
    .filter((action) => /^kms:(Decrypt|ReEncrypt|GenerateDataKey|CreateGrant)/.test(action));
  expect(reading).toEqual([]);
});

test('stored values are read by name', () => {
  const reading = names.flatMap(statementsOf).filter(({ Action }) => Action === 'ssm:GetParameters');
  const resources = reading.flatMap(({ Resource }) => [Resource].flat()).map(String);
  expect(
    resources.filter(
      (resource) =>
        !new RegExp(
          `:parameter/${APPLICATION}/(prod/network/\\w+|account/catalog/\\w+|account/audit/(backupPlanId|sessionKeyArn|sessionLogGroupName))$`,
        ).test(resource),
    ),
  ).toEqual([]);
});

test('machines are taken into the plan of the audit layer and into no other', () => {
  const statements = statementsOf('healthcare-web-server').filter(({ Action }) =>
    [Action].flat().some((action) => action.startsWith('backup:')),
  );
  expect(statements.map(({ Resource }) => Resource)).toEqual([
    {
      'Fn::Join': [
        '',
        [`arn:aws:backup:${inProd.region}:${inProd.account}:backup-plan:`, { Ref: 'AuditBackupPlanId' }],
      ],
    },
  ]);
});

test('templates are read where Service Catalog has marked them', () => {
  const reading = names.flatMap(statementsOf).filter(({ Action }) => Action === 's3:GetObject');
  expect(reading.map(({ Condition }) => Condition)).toEqual(
    names.map(() => ({ StringEquals: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } })),
  );
});

test.each(names)('only what has no resource of its own is allowed to %s on every resource', (name) => {
  const wide = statementsOf(name).filter(({ Resource }) => [Resource].flat().includes('*'));
  const others = wide
    .flatMap(({ Action }) => [Action].flat())
    .filter(
      (action) =>
        action !== KNOWS_NOTHING &&
        !/:(Describe\w+|ListAssociations|GetTemplateSummary|ValidateTemplate)$/.test(action),
    );
  expect(others.sort()).toEqual(['kms:CreateKey', 'kms:TagResource', 's3:GetObject']);
});

test('a tag is put on what is being made, or on what has the tag of the product already', () => {
  const tagging = statementsOf('healthcare-web-server').filter(({ Action }) =>
    [Action].flat().includes('ec2:CreateTags'),
  );
  expect(tagging.map(({ Condition }) => Condition?.['StringEquals'])).toEqual([
    { 'ec2:CreateAction': 'RunInstances' },
    { 'aws:ResourceTag/Product': 'healthcare-web-server' },
    { 'ec2:CreateAction': 'CreateSecurityGroup' },
    { 'aws:ResourceTag/Product': 'healthcare-web-server' },
  ]);
});

test('queues are named after stacks of Service Catalog', () => {
  const queues = statementsOf('message-queue')
    .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('sqs:')))
    .flatMap(({ Resource }) => [Resource].flat());
  expect([...new Set(queues)]).toEqual([
    `arn:aws:sqs:${inProd.region}:${inProd.account}:SC-${inProd.account}-pp-*`,
  ]);
});

const place = {
  partition: 'aws',
  region: inProd.region,
  account: inProd.account,
  product: 'message-queue',
  boundaryArn: 'boundary',
  webAclArn: 'acl',
};

test('a type that nobody has said anything about stops the synthesis and is named', () => {
  const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  expect(() => launchStatements(template, place, grants)).toThrow(
    expect.objectContaining({
      code: 'PRODUCT_TYPE_UNKNOWN',
      message: expect.stringContaining('AWS::SNS::Topic'),
    }),
  );
});

test('a name from the prototype of objects is no known type', () => {
  const template = { Resources: { Odd: { Type: 'constructor' } } };
  expect(() => launchStatements(template, place, grants)).toThrow('constructor');
});

test('each type of a template counts once, and whatever its condition', () => {
  expect(resourceTypes(rendered(messageQueue).template)).toEqual([
    'AWS::KMS::Key',
    'AWS::SQS::Queue',
    'AWS::SQS::QueuePolicy',
  ]);
});

test('without a backup plan nothing about backups is allowed', () => {
  const template = { Resources: { Selection: { Type: 'AWS::Backup::BackupSelection' } } };
  const actions = launchStatements(template, place, grants).flatMap((one) => one.actions ?? []);
  expect(actions.filter((action) => /^(backup|iam):/.test(action))).toEqual([]);
});
