import { catalogContract } from '@hipaa-cdk/contracts-catalog';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore } from '@hipaa-cdk/constructs';
import { publish } from '@hipaa-cdk/parameters';
import { application } from '@hipaa-cdk/platform';
import { CfnOutput, aws_servicecatalog as servicecatalog } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CatalogSettings } from './settings';
import { backupPlan, productPlace } from './backup-plan';
import { CatalogProduct, PortfolioRules } from './catalog-product';
import { Developers } from './developers';
import { launchBoundary } from './launch/launch-boundary';
import { LaunchRole } from './launch/launch-role';
import { productBoundary } from './launch/product-boundary';
import { homeEnvironment, pascal, renderProduct } from './product/render-product';
import { products } from './products';
import { AccessLogs, allowThroughServices } from './shared/access-logs';
import { AddressList, Firewall } from './shared/firewall';
import { ApprovedImages, Repositories } from './shared/approved-images';

/** WAF refuses log groups with other names. */
const FIREWALL_LOGS = `aws-waf-logs-${application.name}-catalog`;

/** The portfolio with its products, what they have in common, and who may launch them. */
export class CatalogStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<CatalogSettings>) {
    super(scope, id, props);
    const { environment, settings } = props;
    const shared = this.shareWithProducts(settings);
    const portfolio = new servicecatalog.Portfolio(this, 'Portfolio', {
      displayName: `${application.title}: products`,
      providerName: application.owner,
      description: 'Products that healthcare developers launch without touching resources',
    });
    const plan = backupPlan(this, settings);
    const rules = new PortfolioRules(this, 'Rules', { portfolio, environment, settings, plan });
    const home = homeEnvironment(environment);
    const rendered = products.map((product) => renderProduct(product, home, settings));
    const place = productPlace(this, shared.published, plan);
    const boundary = launchBoundary(this, 'LaunchBoundary', { rendered, place });

    const listed = rendered.map((one) => {
      const { name } = one.product;
      const product = new CatalogProduct(this, pascal(name), {
        rendered: one,
        earlierVersions: settings.earlierVersions[name] ?? [],
      });
      const role = new LaunchRole(this, `${pascal(name)}LaunchRole`, {
        rendered: one,
        place: { ...place, product: name },
        boundary,
      });
      portfolio.addProduct(product.product);
      portfolio.setLaunchRole(product.product, role);
      rules.applyTo(product.product);
      // The command that launches on the embedded AWS, which has no Service Catalog, finds the role here.
      new CfnOutput(this, `${pascal(name)}LaunchRoleArn`, {
        value: role.roleArn,
        description: `role that ${name} is launched with`,
      });
      return product;
    });
    new Developers(this, 'Developers', {
      settings: settings.developers,
      portfolio,
      repositoryArns: shared.repositoryArns,
      productIds: listed.map(({ productId }) => productId),
    });
    publish(this, catalogContract, { ...shared.published, portfolioId: portfolio.portfolioId });
  }

  /** Everything that products lean on and nobody should pay for once per launch. */
  private shareWithProducts(settings: CatalogSettings) {
    const logs = new LogStore(this, 'Logs', {
      keyDescription: 'what the catalog records, its repositories, and products without health data',
      namePrefixes: [FIREWALL_LOGS],
    });
    allowThroughServices(logs.key, ['codecommit', 'sqs']);
    const { source } = settings;
    const repositories = new Repositories(this, 'Repositories', {
      names: source.kind === 'codecommit' ? source.repositories : [],
      key: logs.key,
    });
    const logGroupName = logs.addGroup('Products').logGroupName;
    const images = new ApprovedImages(this, 'Images');
    const published = {
      keyArn: logs.key.keyArn,
      logGroupName,
      boundaryArn: productBoundary(this, 'ProductBoundary', { source }).managedPolicyArn,
      accessLogBucketName: new AccessLogs(this, 'AccessLogs').bucket.bucketName,
      webAclArn: new Firewall(this, 'Firewall', { logGroup: logs.addGroup('FirewallLogs', FIREWALL_LOGS) })
        .webAclArn,
      publicRangesId: list(this, 'PublicRanges', settings.publicRanges),
      internalRangesId: list(this, 'InternalRanges', settings.internalRanges),
      armImageId: images.arm,
      x86ImageId: images.x86,
    };
    return { published, repositoryArns: repositories.arns };
  }
}

function list(scope: Construct, id: 'PublicRanges' | 'InternalRanges', ranges: readonly string[]): string {
  const name = id === 'PublicRanges' ? 'public' : 'internal';
  return new AddressList(scope, id, `${application.name}-products-${name}`, ranges).ref;
}
