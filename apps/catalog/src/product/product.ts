import type { Construct } from 'constructs';
import type { ProductTemplate, ProductTemplateProps } from './product-template';

/** Something that developers can launch. */
export interface Product {
  /** Name in lower-case words joined by hyphens: in the portfolio, in tags and on the command line. */
  readonly name: string;
  /** What one gets, in a sentence. */
  readonly description: string;
  /** The template, as a stack of its own. It has no assets: Service Catalog copies a template, and nothing beside it. */
  readonly template: new (scope: Construct, id: string, props: ProductTemplateProps) => ProductTemplate;
}
