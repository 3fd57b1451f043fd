// What it does is in the plugin, which other workspaces install.
import '@hipaa-cdk/nx-cdk/deploy-affected.mjs';
