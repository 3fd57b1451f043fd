import { application } from '@hipaa-cdk/platform';
import { FileAssetPackaging, Stack, Stage, aws_servicecatalog as servicecatalog, Fn } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@hipaa-cdk/environments';
import { type RenderedProduct, versionName } from './product/render-product';
import type { CatalogSettings } from './settings';
import type { BackupPlan } from './backup-plan';

export interface CatalogProductProps {
  readonly rendered: RenderedProduct;
  /** Hashes of versions that stay listed, oldest first. */
  readonly earlierVersions: readonly string[];
}

/** A product as Service Catalog lists it: its current version and the earlier ones that the settings keep. */
export class CatalogProduct extends Construct {
  readonly product: servicecatalog.IProduct;
  readonly productId: string;

  constructor(scope: Construct, id: string, { rendered, earlierVersions }: CatalogProductProps) {
    super(scope, id);
    const { product, hash } = rendered;
    const versions = [...earlierVersions.filter((earlier) => earlier !== hash), hash];
    const current = this.publish(rendered);
    const resource = new servicecatalog.CfnCloudFormationProduct(this, 'Product', {
      name: product.name,
      owner: application.owner,
      description: product.description,
      provisioningArtifactParameters: versions.map((version) => ({
        name: versionName(version),
        info: { LoadTemplateFromURL: this.addressOf(version, hash, current) },
      })),
    });
    this.productId = resource.ref;
    const { partition, region, account } = Stack.of(this);
    this.product = servicecatalog.Product.fromProductArn(
      this,
      'Listed',
      `arn:${partition}:catalog:${region}:${account}:product/${resource.ref}`,
    );
  }

  /** Where the template of a version is: beside the current one, under its own hash. */
  private addressOf(version: string, hash: string, current: string): unknown {
    const address = JSON.stringify(Stack.of(this).resolve(current));
    return JSON.parse(address.replace(hash, version));
  }

  /** Has the template uploaded with the stack, under its hash. Uploads stay, so that earlier versions can be listed. */
  private publish({ product, text, hash }: RenderedProduct): string {
    const fileName = `${product.name}.product.template.json`;
    writeFileSync(join(Stage.of(this)?.outdir ?? '', fileName), text);
    return Stack.of(this).synthesizer.addFileAsset({
      fileName,
      packaging: FileAssetPackaging.FILE,
      sourceHash: hash,
    }).httpUrl;
  }
}

interface PortfolioRulesProps {
  readonly portfolio: servicecatalog.Portfolio;
  readonly environment: Environment;
  readonly settings: CatalogSettings;
  /**
   * Takes in what holds health data.
   *
   * @default - the account has none, and no launch may hold health data
   */
  readonly plan?: BackupPlan;
}

/** Whether health data may enter the account at all, with a plan that backs them up. */
function allowsPatientData({ environment, plan }: PortfolioRulesProps): boolean {
  return environment.dataClass === 'phi' && plan !== undefined;
}

/** What holds for every launch from the portfolio: tags from a list, and no health data where they must not be. */
export class PortfolioRules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PortfolioRulesProps,
  ) {
    super(scope, id);
    const { portfolio, settings } = props;
    portfolio.associateTagOptions(
      new servicecatalog.TagOptions(this, 'TagOptions', {
        allowedValuesForTags: {
          PHI: allowsPatientData(props) ? ['YES', 'NO'] : ['NO'],
          Team: settings.tagOptions.teams,
          CostCenter: settings.tagOptions.costCenters,
        },
      }),
    );
  }

  /** Refuses launches of a product for health data in an account that is not made for them. */
  applyTo(product: servicecatalog.IProduct): void {
    const { portfolio, environment } = this.props;
    if (allowsPatientData(this.props)) return;
    portfolio.constrainCloudFormationParameters(product, {
      description: 'No health data in this account',
      rule: {
        ruleName: 'NoPatientData',
        assertions: [
          {
            assert: Fn.conditionEquals(Fn.ref('PHI'), 'NO'),
            description: `health data must not enter this account (data class ${environment.dataClass}); expected PHI=NO`,
          },
        ],
      },
    });
  }
}
