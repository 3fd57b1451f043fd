import { application } from '@hipaa-cdk/platform';
import { FileAssetPackaging, Stack, Stage, aws_servicecatalog as servicecatalog } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderedProduct, versionName } from './product/render-product';

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
