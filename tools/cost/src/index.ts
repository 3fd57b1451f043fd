export { assertBudgets, budgets, type LayerCost, costRows, dollars } from './budget';
export { idleCost } from './idle-cost';
export { billedOnce, layerCosts } from './layer-costs';
