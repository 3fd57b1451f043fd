import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface WatchDashboardProps {
  readonly alarms: readonly cloudwatch.Alarm[];
}

/** Widgets in a row. */
const COLUMNS = 3;

/** Everything that is watched on one page: which alarms are on, and how often each has counted something in a week. */
export class WatchDashboard extends cloudwatch.Dashboard {
  constructor(scope: Construct, id: string, { alarms }: WatchDashboardProps) {
    super(scope, id, { defaultInterval: undefined, start: '-P7D' });
    this.addWidgets(
      new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 }),
    );
    const counts = alarms.map(
      (alarm) =>
        new cloudwatch.GraphWidget({
          title: alarm.node.id,
          left: [alarm.metric],
          width: 24 / COLUMNS,
          height: 4,
        }),
    );
    for (let first = 0; first < counts.length; first += COLUMNS) {
      this.addWidgets(...counts.slice(first, first + COLUMNS));
    }
  }
}
