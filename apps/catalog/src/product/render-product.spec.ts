import { aws_lambda as lambda } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environmentFor } from '@hipaa-cdk/environments';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { rendered } from '../../fixtures/rendered';
import { products } from '../products';
import { messageQueue } from '../products/message-queue';
import { ProductTemplate, type ProductTemplateProps } from './product-template';
import { homeEnvironment } from './render-product';

const EMAIL = 'team@example.org';

class ChangedTemplate extends messageQueue.template {
  constructor(scope: Construct, id: string, props: ProductTemplateProps) {
    super(scope, id, props);
    this.templateOptions.metadata = { Changed: EMAIL };
  }
}

class TemplateWithCode extends ProductTemplate {
  constructor(scope: Construct, id: string, props: ProductTemplateProps) {
    super(scope, id, props);
    new lambda.Function(this, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(__dirname),
    });
  }
}

test('the same template is the same version', () => {
  expect(rendered(messageQueue).version).toBe(rendered(messageQueue).version);
});

test('a changed template is another version', () => {
  const changed = { ...messageQueue, template: ChangedTemplate };
  expect(rendered(changed).version).not.toBe(rendered(messageQueue).version);
});

test('a version is named after the hash of its template', () => {
  const { version, hash } = rendered(messageQueue);
  expect([hash.length, version]).toEqual([64, `v-${hash.slice(0, 12)}`]);
});

test('a template that needs files beside it is refused', () => {
  expect(() => rendered({ ...messageQueue, template: TemplateWithCode })).toThrow(
    expect.objectContaining({ code: 'PRODUCT_HAS_ASSETS' }),
  );
});

describe.each(products)('$name', (product) => {
  const { template, text } = rendered(product);

  test('asks for a name, an owner and whether it holds health data', () => {
    expect(Object.keys(template.Parameters ?? {})).toEqual(
      expect.arrayContaining(['FriendlyName', 'InstanceOwnerEmail', 'PHI']),
    );
  });

  test('says what every parameter means', () => {
    const silent = Object.entries(template.Parameters ?? {}).filter(([, { Description }]) => !Description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('knows nothing of a bootstrap, which Service Catalog does not have', () => {
    expect(text).not.toMatch(/cdk-bootstrap|BootstrapVersion/);
  });

  test('fits what CloudFormation takes from Service Catalog', () => {
    expect(text.length).toBeLessThan(1_000_000);
  });

  test('holds no id of another layer', () => {
    expect(text).not.toMatch(/"(vpc|subnet|sg|ami|pl)-[0-9a-f]{8,}"/);
  });
});

test.each([
  ['dev', 'test'],
  ['test', 'test'],
  ['prod', 'prod'],
  ['local', 'local'],
])('products of the account of %s are launched into the network of %s', (asking, home) => {
  expect(homeEnvironment(environmentFor(findEnvironment(asking), 'catalog')).name).toBe(home);
});

test('an account without a network cannot have a catalog', () => {
  const alone = allEnvironments().filter(({ name }) => name === 'dev');
  expect(() => homeEnvironment(findEnvironment('dev'), alone)).toThrow(
    expect.objectContaining({ code: 'NETWORK_ABSENT' }),
  );
});
