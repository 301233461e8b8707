//! The tables of all plans to start from. Invariant: benchmarks are only those published for just this step, or worded as the person's own.

use funnelcast_core::model::{Measure, Period};

use super::table::{Message, PlanTable, stage};
use crate::i18n::Messages;

/// A template; its name is its plan's.
pub struct TemplateTable {
    pub id: &'static str,
    pub description: Message,
    pub plan: PlanTable,
}

pub static SAMPLE: PlanTable = PlanTable {
    name: Messages::template_sample_name,
    period: Period::Month,
    measure: Measure::Customers,
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
    period: Period::Month,
    measure: Measure::Customers,
    goal: 0,
    stages: &[
        stage(Messages::stage_visitors, 0),
        stage(Messages::stage_leads, 0),
        stage(Messages::stage_offers, 0),
        stage(Messages::stage_customers, 0),
    ],
};

pub static TEMPLATES: &[TemplateTable] = &[
    TemplateTable {
        id: "aida",
        description: Messages::template_aida_description,
        plan: PlanTable {
            name: Messages::template_aida_name,
            period: Period::Month,
            measure: Measure::Customers,
            goal: 70,
            stages: &[
                stage(Messages::stage_attention, 40_000).takes(0),
                stage(Messages::stage_interest, 1_400).costs(60).takes(3),
                stage(Messages::stage_desire, 280).key(Messages::template_aida_desire_definition).takes(5),
                stage(Messages::stage_action, 56).means(Messages::template_aida_action_definition).earns(120),
            ],
        },
    },
    TemplateTable {
        id: "awareness",
        description: Messages::template_awareness_description,
        plan: PlanTable {
            name: Messages::template_awareness_name,
            period: Period::Month,
            measure: Measure::Revenue,
            goal: 22_500,
            stages: &[
                stage(Messages::stage_awareness, 20_000).costs(10).takes(5),
                stage(Messages::stage_interest, 1_600).takes(7),
                stage(Messages::stage_consideration, 320).takes(10),
                stage(Messages::stage_intent, 96)
                    .key(Messages::template_awareness_intent_definition)
                    .takes(7)
                    .within(14),
                stage(Messages::stage_won, 24).earns(750),
            ],
        },
    },
    TemplateTable {
        id: "b2b",
        description: Messages::template_b2b_description,
        plan: PlanTable {
            name: Messages::template_b2b_name,
            period: Period::Quarter,
            measure: Measure::Revenue,
            goal: 96_000,
            stages: &[
                stage(Messages::stage_prospecting, 2_400).costs(500).takes(10),
                stage(Messages::stage_mql, 480).means(Messages::template_mql_definition).takes(7),
                stage(Messages::stage_sql, 84).means(Messages::template_sql_definition).takes(14).within(21).usually(
                    13,
                    22,
                    Messages::template_source_b2b,
                ),
                stage(Messages::stage_consideration, 21)
                    .key(Messages::template_opportunity_definition)
                    .takes(30)
                    .within(45)
                    .usually(30, 50, Messages::template_source_b2b),
                stage(Messages::stage_decision, 6)
                    .means(Messages::template_b2b_decision_definition)
                    .sale()
                    .earns(12_000)
                    .takes(20)
                    .within(30)
                    .usually(20, 35, Messages::template_source_b2b),
                stage(Messages::stage_delivery, 6).means(Messages::template_b2b_delivery_definition).costs(450_000),
            ],
        },
    },
    TemplateTable {
        id: "building-supplier",
        description: Messages::template_building_description,
        plan: PlanTable {
            name: Messages::template_building_name,
            period: Period::Week,
            measure: Measure::Profit,
            goal: 9_000,
            stages: &[
                stage(Messages::stage_cold_calls, 50).costs(800).takes(7),
                stage(Messages::stage_presentations, 5)
                    .key(Messages::template_building_presentation_definition)
                    .costs(12_000)
                    .takes(3)
                    .within(7),
                stage(Messages::stage_offers, 4).takes(10).within(14),
                stage(Messages::stage_contracts, 2).takes(5).within(10),
                stage(Messages::stage_payments, 2).sale().earns(6_500).takes(14).within(21),
                stage(Messages::stage_delivery, 2)
                    .means(Messages::template_building_delivery_definition)
                    .costs(420_000)
                    .takes(60),
                stage(Messages::stage_repeat_orders, 1).earns(4_000).costs(260_000).takes(90),
                stage(Messages::stage_regular_customers, 1)
                    .means(Messages::template_building_regular_definition)
                    .earns(4_000)
                    .costs(260_000),
            ],
        },
    },
    TemplateTable {
        id: "land-plots",
        description: Messages::template_land_description,
        plan: PlanTable {
            name: Messages::template_land_name,
            period: Period::Quarter,
            measure: Measure::Revenue,
            goal: 400_000,
            stages: &[
                stage(Messages::stage_enquiries, 180).lead().costs(3_500).takes(3).within(7),
                stage(Messages::stage_visits_arranged, 60).takes(7).within(14),
                stage(Messages::stage_visits, 36).key(Messages::template_land_visit_definition).takes(10).within(21),
                stage(Messages::stage_prepayments, 9)
                    .means(Messages::template_land_prepayment_definition)
                    .sale()
                    .earns(2_000)
                    .takes(10)
                    .within(14),
                stage(Messages::stage_first_payments, 8).earns(18_000).takes(45).within(45),
                stage(Messages::stage_balances, 8).means(Messages::template_land_balance_definition).earns(20_000),
            ],
        },
    },
    TemplateTable {
        id: "language-school",
        description: Messages::template_language_description,
        plan: PlanTable {
            name: Messages::template_language_name,
            period: Period::Month,
            measure: Measure::Customers,
            goal: 40,
            stages: &[
                stage(Messages::stage_enquiries, 160).lead().costs(800).takes(2).within(3),
                stage(Messages::stage_level_tests, 96).takes(4),
                stage(Messages::stage_trial_lessons, 64)
                    .key(Messages::template_language_trial_definition)
                    .costs(1_500)
                    .takes(3)
                    .within(7),
                stage(Messages::stage_enrolled, 32)
                    .means(Messages::template_language_enrolled_definition)
                    .sale()
                    .earns(240)
                    .costs(9_500)
                    .takes(60),
                stage(Messages::stage_next_course, 20).earns(240).costs(9_500),
            ],
        },
    },
    TemplateTable {
        id: "portraits",
        description: Messages::template_portraits_description,
        plan: PlanTable {
            name: Messages::template_portraits_name,
            period: Period::Month,
            measure: Measure::Profit,
            goal: 1_100,
            stages: &[
                stage(Messages::stage_visitors, 3_000).costs(30).takes(1),
                stage(Messages::stage_enquiries, 120).takes(1).within(2),
                stage(Messages::stage_quotes, 54)
                    .key(Messages::template_portraits_quote_definition)
                    .takes(4)
                    .within(10)
                    .usually(20, 50, Messages::template_source_small_b2c),
                stage(Messages::stage_orders, 12)
                    .means(Messages::template_portraits_order_definition)
                    .sale()
                    .earns(180)
                    .takes(14)
                    .within(21)
                    .usually(10, 30, Messages::template_source_small_b2c),
                stage(Messages::stage_delivery, 12).costs(6_000).takes(90),
                stage(Messages::stage_repeat_orders, 3).earns(150).costs(6_000),
            ],
        },
    },
    TemplateTable {
        id: "online-shop",
        description: Messages::template_shop_description,
        plan: PlanTable {
            name: Messages::template_shop_name,
            period: Period::Month,
            measure: Measure::Profit,
            goal: 15_500,
            stages: &[
                stage(Messages::stage_product_views, 50_000).costs(20).takes(0),
                stage(Messages::stage_cart, 3_300).takes(1).within(3).usually(7, 8, Messages::template_source_shop),
                stage(Messages::stage_checkout, 1_700).key(Messages::template_shop_checkout_definition).takes(0),
                stage(Messages::stage_purchases, 1_100).earns(58).costs(3_600),
            ],
        },
    },
    TemplateTable {
        id: "saas-sales-led",
        description: Messages::template_saas_sales_description,
        plan: PlanTable {
            name: Messages::template_saas_sales_name,
            period: Period::Month,
            measure: Measure::Revenue,
            goal: 50_000,
            stages: &[
                stage(Messages::stage_visitors, 40_000).costs(30).takes(1),
                stage(Messages::stage_leads, 880).takes(5).usually(1, 3, Messages::template_source_b2b_inbound),
                stage(Messages::stage_mql, 200).means(Messages::template_mql_definition).takes(4).usually(
                    10,
                    30,
                    Messages::template_source_b2b_inbound,
                ),
                stage(Messages::stage_sql, 70).means(Messages::template_sql_definition).takes(10).within(14).usually(
                    25,
                    50,
                    Messages::template_source_b2b_inbound,
                ),
                stage(Messages::stage_opportunities, 26)
                    .key(Messages::template_opportunity_definition)
                    .costs(15_000)
                    .takes(30)
                    .within(45)
                    .usually(40, 70, Messages::template_source_b2b_inbound),
                stage(Messages::stage_customers, 5).earns(7_200).usually(15, 25, Messages::template_source_b2b_inbound),
            ],
        },
    },
    TemplateTable {
        id: "saas-product-led",
        description: Messages::template_saas_product_description,
        plan: PlanTable {
            name: Messages::template_saas_product_name,
            period: Period::Month,
            measure: Measure::Customers,
            goal: 100,
            stages: &[
                stage(Messages::stage_visitors, 30_000).costs(25).takes(0),
                stage(Messages::stage_sign_ups, 1_200).takes(2),
                stage(Messages::stage_activated, 420)
                    .key(Messages::template_saas_product_activated_definition)
                    .takes(14)
                    .within(30),
                stage(Messages::stage_paying, 84).sale().earns(228).takes(120),
                stage(Messages::stage_upgraded, 17).earns(360),
            ],
        },
    },
    TemplateTable {
        id: "email-campaign",
        description: Messages::template_email_description,
        plan: PlanTable {
            name: Messages::template_email_name,
            period: Period::Month,
            measure: Measure::Revenue,
            goal: 17_000,
            stages: &[
                stage(Messages::stage_sent, 10_000).costs(2).takes(2),
                stage(Messages::stage_responses, 560)
                    .means(Messages::template_email_response_definition)
                    .takes(3)
                    .within(5)
                    .usually(5, 7, Messages::template_source_email),
                stage(Messages::stage_qualified, 140).key(Messages::template_email_qualified_definition).takes(7),
                stage(Messages::stage_customers, 42).earns(320),
            ],
        },
    },
    TemplateTable {
        id: "webinar",
        description: Messages::template_webinar_description,
        plan: PlanTable {
            name: Messages::template_webinar_name,
            period: Period::Month,
            measure: Measure::Customers,
            goal: 16,
            stages: &[
                stage(Messages::stage_invited, 5_000).costs(20).takes(7),
                stage(Messages::stage_registered, 600).takes(7),
                stage(Messages::stage_attended, 240).key(Messages::template_webinar_attended_definition).takes(2),
                stage(Messages::stage_consultations, 48).takes(10).within(21),
                stage(Messages::stage_customers, 12).earns(900),
            ],
        },
    },
    TemplateTable {
        id: "reactivation",
        description: Messages::template_reactivation_description,
        plan: PlanTable {
            name: Messages::template_reactivation_name,
            period: Period::Quarter,
            measure: Measure::Profit,
            goal: 3_500,
            stages: &[
                stage(Messages::stage_lapsed_customers, 2_000)
                    .means(Messages::template_reactivation_lapsed_definition)
                    .costs(80)
                    .takes(3),
                stage(Messages::stage_reached, 1_400).takes(4),
                stage(Messages::stage_replied, 210)
                    .key(Messages::template_reactivation_replied_definition)
                    .lead()
                    .takes(6)
                    .within(14),
                stage(Messages::stage_ordered_again, 70).sale().earns(85).costs(4_000).takes(60),
                stage(Messages::stage_second_orders, 28).earns(85).costs(4_000),
            ],
        },
    },
];
