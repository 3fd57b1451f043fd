import type { Environment } from '@hipaa-cdk/environments';
import type { EnvironmentStack } from '@hipaa-cdk/parameters';
import { application } from '@hipaa-cdk/platform';
import { enforceTags, tagSet } from '@hipaa-cdk/tagging';
import { CfnCondition, CfnParameter, CfnRule, DefaultStackSynthesizer, Fn, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CatalogSettings } from '../settings';

const FRIENDLY_NAME: ParameterPattern = {
  pattern: '[a-z][a-z0-9-]{1,30}[a-z0-9]',
  expected: '3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last',
};

/** Two repetitions that exclude each other's characters, so that no input makes the match slow. */
const EMAIL: ParameterPattern = {
  pattern: '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){1,8}',
  expected: 'an e-mail address such as "team@example.org"',
};

export interface ProductTemplateProps {
  /** Environment whose network products are launched into. */
  readonly environment: Environment;
  readonly settings: CatalogSettings;
  /** Name of the product. */
  readonly product: string;
  readonly description: string;
}

/** Tag by which a launch role tells what is of its product. */
export const PRODUCT_TAG = 'Product';

/** What every product asks and has: a name, an owner, whether it holds health data, and the tags that say so. */
export abstract class ProductTemplate extends Stack implements EnvironmentStack {
  readonly layerEnvironment: Environment;
  readonly friendlyName: string;
  /** `YES` or `NO`. */
  readonly phi: string;
  /** Holds when the product is launched for protected health information. */
  readonly isPhi: CfnCondition;

  constructor(scope: Construct, id: string, props: ProductTemplateProps) {
    const { environment, product, description } = props;
    super(scope, id, {
      description: `${application.title}, product ${product}: ${description}`,
      env: { account: environment.account, region: environment.region },
      analyticsReporting: false,
      // Products are launched by Service Catalog, which knows nothing of a bootstrap.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    this.layerEnvironment = environment;
    this.friendlyName = this.ask('FriendlyName', 'what people call it', FRIENDLY_NAME);
    this.phi = this.choose('PHI', 'whether it holds protected health information', ['YES', 'NO']);
    const owner = this.ask('InstanceOwnerEmail', 'who answers for it', EMAIL);
    this.isPhi = new CfnCondition(this, 'IsPhi', { expression: Fn.conditionEquals(this.phi, 'YES') });
    this.refusePatientDataElsewhere(environment);
    const common = tagSet(environment, 'catalog');
    const dataClass = Fn.conditionIf(this.isPhi.logicalId, 'PHI', common.DataClassification).toString();
    enforceTags(this, { ...common, Owner: owner, DataClassification: dataClass });
    const onResources = { excludeResourceTypes: ['aws:cdk:stack'] };
    Tags.of(this).add('Name', this.friendlyName, onResources);
    Tags.of(this).add('PHI', this.phi, onResources);
    Tags.of(this).add(PRODUCT_TAG, product);
  }

  /** Accounts hold health data or none: where they must not be, no product is launched for them. */
  private refusePatientDataElsewhere({ dataClass }: Environment): void {
    const held = this.fixed('DataClass', 'data that may enter the account', dataClass);
    new CfnRule(this, 'PatientDataInTheirAccount', {
      ruleCondition: Fn.conditionEquals(this.phi, 'YES'),
      assertions: [
        {
          assert: Fn.conditionEquals(held, 'phi'),
          assertDescription: `PHI=YES is for an account that holds health data, and this one is ${dataClass}; expected PHI=NO here`,
        },
      ],
    });
  }

  /**
   * Asks whoever launches the product for a text.
   *
   * @param fallback taken when nothing is said
   */
  ask(name: string, description: string, { pattern, expected }: ParameterPattern, fallback?: string): string {
    return new CfnParameter(this, name, {
      type: 'String',
      description,
      allowedPattern: pattern,
      constraintDescription: expected,
      default: fallback,
    }).valueAsString;
  }

  /**
   * Asks whoever launches the product for one of several values.
   *
   * @param fallback taken when nothing is chosen
   */
  choose(name: string, description: string, allowedValues: readonly string[], fallback?: string): string {
    return new CfnParameter(this, name, {
      type: 'String',
      description,
      allowedValues: [...allowedValues],
      default: fallback,
    }).valueAsString;
  }

  /** A value that the security administrator has fixed. It is a parameter so that rules can compare with it. */
  fixed(name: string, description: string, value: string): string {
    return this.choose(name, `${description}; set by the security administrator`, [value], value);
  }
}

/** What a text must look like. */
export interface ParameterPattern {
  /** Regular expression that the whole text fits. */
  readonly pattern: string;
  /** The same in words, after "expected". */
  readonly expected: string;
}

/** Something that developers can launch. */
export interface Product {
  /** Name in lower-case words joined by hyphens: in the portfolio, in tags and on the command line. */
  readonly name: string;
  /** What one gets, in a sentence. */
  readonly description: string;
  /** The template, as a stack of its own. It has no assets: Service Catalog copies a template, and nothing beside it. */
  readonly template: new (scope: Construct, id: string, props: ProductTemplateProps) => ProductTemplate;
}
