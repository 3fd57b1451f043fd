import { Duration, type aws_ec2 as ec2, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EcsSettings } from '../config';

export interface TargetGroupProps {
  readonly vpc: ec2.IVpc;
  readonly settings: EcsSettings;
}

const protocols: Readonly<
  Record<EcsSettings['targetProtocol'], [elbv2.ApplicationProtocol, elbv2.Protocol]>
> = {
  http: [elbv2.ApplicationProtocol.HTTP, elbv2.Protocol.HTTP],
  https: [elbv2.ApplicationProtocol.HTTPS, elbv2.Protocol.HTTPS],
};

/** Tasks as the load balancer sees them: those that answer get requests, those that leave finish theirs. */
export class TargetGroup extends elbv2.ApplicationTargetGroup {
  constructor(scope: Construct, id: string, { vpc, settings }: TargetGroupProps) {
    const [protocol, healthProtocol] = protocols[settings.targetProtocol];
    super(scope, id, {
      vpc,
      port: settings.port,
      protocol,
      targetType: elbv2.TargetType.IP,
      deregistrationDelay: Duration.seconds(settings.stopSeconds),
      healthCheck: {
        protocol: healthProtocol,
        path: settings.healthPath,
        healthyHttpCodes: '200',
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
  }
}
