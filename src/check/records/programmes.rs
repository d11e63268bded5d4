//! Programmes with their further conditions and benefits.

use super::{RowReader, Tables};
use crate::data::{Programme, Text};

pub(super) fn programmes(tables: &Tables) -> Vec<Programme> {
    let mut conditions = tables.grouped("programme_conditions", |row| {
        let (key, (position, text)) = attached_text(row)?;
        Some((key, (position, (text, row.string("term")))))
    });
    let mut benefits = tables.grouped("programme_benefits", attached_text);
    let mut programmes = tables.rows("programmes", programme);
    for programme in &mut programmes {
        let key = programme.key();
        (programme.conditions, programme.condition_terms) =
            in_order(conditions.remove(&key)).into_iter().unzip();
        programme.benefits = in_order(benefits.remove(&key));
    }
    programmes
}

/// Key of the programme, with position and text.
fn attached_text(row: &RowReader) -> Option<(String, (u32, Text))> {
    let key = format!("{}/{}", row.cell("finder"), row.cell("programme"));
    Some((key, (row.required("position"), row.text("text"))))
}

fn in_order<T>(rows: Option<Vec<(u32, T)>>) -> Vec<T> {
    let mut rows = rows.unwrap_or_default();
    rows.sort_by_key(|(position, _)| *position);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn programme(row: &RowReader) -> Option<Programme> {
    Some(Programme {
        finder: row.code("finder")?,
        id: row.string("id"),
        name: row.text("name"),
        summary: row.text("summary"),
        kind: row.string("kind"),
        category: row.string("category"),
        organisation: row.string("organisation"),
        provider_type: row.string("provider_type"),
        regions: row.list("regions"),
        districts: row.list("districts"),
        wider_places: row.list("wider_places"),
        towns: row.list("towns"),
        places_as_printed: row.list("places_as_printed"),
        terms: row.list("terms"),
        gender: row.string("gender"),
        age_min: row.parsed("age_min"),
        age_max: row.parsed("age_max"),
        education_min: row.optional("education_min"),
        domicile: row.optional_text("domicile"),
        income_max_pkr_month: row.parsed("income_max_pkr_month"),
        amount_min_pkr: row.parsed("amount_min_pkr"),
        amount_max_pkr: row.parsed("amount_max_pkr"),
        markup_percent: row.parsed("markup_percent"),
        tenor_months: row.parsed("tenor_months"),
        stipend_pkr_month: row.parsed("stipend_pkr_month"),
        free: row.parsed("free"),
        hostel: row.parsed("hostel"),
        toolkit: row.parsed("toolkit"),
        certificate: row.optional_text("certificate"),
        fee_pkr: row.parsed("fee_pkr"),
        duration_weeks: row.parsed("duration_weeks"),
        mode: row.optional("mode"),
        intake: row.code("intake")?,
        standing: row.string("standing"),
        deadline: row.date("deadline"),
        apply_url: row.optional("apply_url"),
        phone: row.list("phone"),
        how_to_apply: row.text("how_to_apply"),
        latitude: row.parsed("latitude"),
        longitude: row.parsed("longitude"),
        confidence: row.code("confidence")?,
        notes: row.text("notes"),
        conditions: Vec::new(),
        condition_terms: Vec::new(),
        benefits: Vec::new(),
        sources: row.list("sources"),
    })
}
