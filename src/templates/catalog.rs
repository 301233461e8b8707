//! The tables of the plans that are there before anything is fetched. Invariant: a benchmark is worded as the person's own.

use super::table::{PlanTable, stage};
use crate::i18n::Messages;

pub static SAMPLE: PlanTable = PlanTable {
    name: Messages::template_sample_name,
    goal: 45,
    stages: &[
        stage(Messages::stage_visitors, 12_000).takes(1),
        stage(Messages::stage_leads, 850).takes(4),
        stage(Messages::stage_mql, 420).means(Messages::template_mql_definition).takes(5),
        stage(Messages::stage_sql, 210).means(Messages::template_sql_definition).takes(8),
        stage(Messages::stage_proposals, 95).key(Messages::template_proposals_definition).takes(14).within(21),
        stage(Messages::stage_customers, 38).earns(2_400).usually(45, 60, Messages::template_source_own),
    ],
};

pub static BLANK: PlanTable = PlanTable {
    name: Messages::template_blank_name,
    goal: 0,
    stages: &[
        stage(Messages::stage_visitors, 0),
        stage(Messages::stage_leads, 0),
        stage(Messages::stage_offers, 0),
        stage(Messages::stage_customers, 0),
    ],
};
