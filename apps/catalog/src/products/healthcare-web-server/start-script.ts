import { Fn } from 'aws-cdk-lib';
import type { CatalogSettings } from '../../settings';

export interface StartScriptProps {
  readonly source: CatalogSettings['source'];
  /** Name of the repository, or its address. */
  readonly repository: string;
  /** Folder of the repository that is served. */
  readonly webDirectory: string;
  readonly logGroupName: string;
  readonly friendlyName: string;
  /** Logical id of the resource that waits for the machine. */
  readonly signalTo: string;
}

/**
 * What the machine does when it starts, as a shell script. It tells CloudFormation how that went, so that a launch
 * whose site does not come up fails and is rolled back.
 *
 * Packages come from the distribution's repository in the version that its image is locked to; there is no secret in the
 * script. The certificate between load balancer and machine is made on the machine by the web server's own package.
 */
export function startScript(props: StartScriptProps): string {
  const { source, repository, webDirectory, logGroupName, friendlyName, signalTo } = props;
  const address =
    source.kind === 'codecommit'
      ? 'https://git-codecommit.${AWS::Region}.${AWS::URLSuffix}/v1/repos/${Repository}'
      : '${Repository}';
  const script = [
    '#!/bin/bash',
    'set -euo pipefail',
    "trap '/opt/aws/bin/cfn-signal -e 1 --stack ${AWS::StackName} --resource ${SignalTo} --region ${AWS::Region}' ERR",
    'dnf install -y git-core httpd mod_ssl amazon-cloudwatch-agent aws-cfn-bootstrap',
    ...credentialHelper(source),
    ...logShipping,
    ...siteUpdates(address),
    ...webServer,
    '/usr/local/bin/site-update',
    'systemctl enable --now httpd site-update.timer',
    'curl --silent --show-error --fail --insecure --retry 10 --retry-connrefused https://localhost/ > /dev/null',
    '/opt/aws/bin/cfn-signal -e 0 --stack ${AWS::StackName} --resource ${SignalTo} --region ${AWS::Region}',
  ].join('\n');
  return Fn.sub(`${script}\n`, {
    Repository: repository,
    Folder: webDirectory,
    LogGroup: logGroupName,
    Name: friendlyName,
    SignalTo: signalTo,
  });
}

/** Git asks this for credentials each time; they come from the machine's role and are never written down. */
function credentialHelper(source: CatalogSettings['source']): string[] {
  if (source.kind === 'codecommit') {
    return [
      "git config --system credential.helper '!aws --region ${AWS::Region} codecommit credential-helper $@'",
      'git config --system credential.UseHttpPath true',
    ];
  }
  if (!source.secretArn) return [];
  return [
    "cat > /usr/local/bin/git-token <<'END'",
    '#!/bin/bash',
    '[ "$1" = get ] || exit 0',
    `aws --region \${AWS::Region} secretsmanager get-secret-value --secret-id ${source.secretArn} --query SecretString --output text |`,
    '  python3 -c \'import json, sys; print(*(f"{key}={value}" for key, value in json.load(sys.stdin).items()), sep="\\n")\'',
    'END',
    'chmod 755 /usr/local/bin/git-token',
    'git config --system credential.helper /usr/local/bin/git-token',
  ];
}

const logShipping: readonly string[] = [
  "cat > /opt/aws/amazon-cloudwatch-agent/etc/site.json <<'END'",
  JSON.stringify({
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            '/var/log/httpd/access_log',
            '/var/log/httpd/error_log',
            '/var/log/cloud-init-output.log',
          ].map((file_path) => ({
            file_path,
            log_group_name: '${LogGroup}',
            log_stream_name: `\${Name}/{instance_id}${file_path}`,
          })),
        },
      },
    },
  }),
  'END',
  '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/site.json',
];

/** A push reaches the site within five minutes, without anybody signing in. */
function siteUpdates(address: string): string[] {
  return [
    "cat > /usr/local/bin/site-update <<'END'",
    '#!/bin/bash',
    'set -euo pipefail',
    `[ -d /srv/site/.git ] || git clone --depth 1 '${address}' /srv/site`,
    // 2 means that there is no commit yet. The site waits for one, and says so.
    'commit=0',
    'git -C /srv/site ls-remote --exit-code origin HEAD > /dev/null || commit=$?',
    'if [ "$commit" = 2 ]; then',
    '  mkdir -p "/srv/site/${Folder}"',
    '  echo "<p>The repository has no commit yet.</p>" > "/srv/site/${Folder}/index.html"',
    '  exit 0',
    'fi',
    'git -C /srv/site fetch --depth 1 origin HEAD',
    'git -C /srv/site reset --hard FETCH_HEAD',
    'git -C /srv/site clean -ffdq',
    'END',
    'chmod 755 /usr/local/bin/site-update',
    "cat > /etc/systemd/system/site-update.service <<'END'",
    '[Service]',
    'Type=oneshot',
    'ExecStart=/usr/local/bin/site-update',
    'END',
    "cat > /etc/systemd/system/site-update.timer <<'END'",
    '[Timer]',
    'OnUnitActiveSec=5min',
    'OnActiveSec=5min',
    '[Install]',
    'WantedBy=timers.target',
    'END',
  ];
}

/** Port 443 only, the one folder only, and nothing of Git. */
const webServer: readonly string[] = [
  "sed -i 's/^Listen 80$/# &/' /etc/httpd/conf/httpd.conf",
  "sed -i 's/^SSLProtocol .*/SSLProtocol -all +TLSv1.2 +TLSv1.3/' /etc/httpd/conf.d/ssl.conf",
  'sed -i \'s#^<VirtualHost _default_:443>$#&\\nDocumentRoot "/srv/site/${Folder}"#\' /etc/httpd/conf.d/ssl.conf',
  "cat > /etc/httpd/conf.d/site.conf <<'END'",
  'ServerTokens Prod',
  'TraceEnable off',
  '<Directory "/srv/site/${Folder}">',
  '  Options -Indexes -FollowSymLinks',
  '  Require all granted',
  '</Directory>',
  '<LocationMatch "/\\.git">',
  '  Require all denied',
  '</LocationMatch>',
  'Header always set Strict-Transport-Security "max-age=31536000"',
  'END',
];
