import { aws_accessanalyzer as accessanalyzer } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** IAM Access Analyzer: finds what somebody outside of the account can reach. It costs nothing. */
export class AccessFinder extends accessanalyzer.CfnAnalyzer {
  constructor(scope: Construct, id: string) {
    super(scope, id, { type: 'ACCOUNT' });
  }
}
