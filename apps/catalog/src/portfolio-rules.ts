import type { Environment } from '@hipaa-cdk/environments';
import { Fn, aws_servicecatalog as servicecatalog } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CatalogSettings } from '../config';
import type { BackupPlan } from './backup-plan';

export interface PortfolioRulesProps {
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
