//! The dialog that hands out the code of an embed, with the embed itself as it will look.

use super::Showing;
use crate::{
    data::Lang,
    embed::code::{self, Asked},
    i18n::{Words, date::date, number::integer},
    platform,
};
use leptos::prelude::*;
use maud::html;

/// The dialog's element.
const DIALOG: &str = "#embed-dialog";

/// Widths of the preview in pixels; 0 is the full width.
const WIDTHS: [u32; 3] = [320, 600, 0];

/// What the reader chose.
#[derive(Clone, Copy)]
struct Choice {
    lang: RwSignal<Lang>,
    theme: RwSignal<&'static str>,
    region: RwSignal<String>,
    is_pinned: RwSignal<bool>,
    kind: RwSignal<usize>,
    width: RwSignal<u32>,
    /// What became of copying: not tried, done or refused.
    copied: RwSignal<Option<bool>>,
}

impl Choice {
    fn asked(self, showing: Showing) -> Asked {
        let mut filter = showing.known();
        filter.region = self.region.get();
        let release = showing.page.with_value(|page| page.release.clone());
        Asked {
            id: showing.id(),
            lang: self.lang.get(),
            filter,
            theme: self.theme.get().to_owned(),
            release: if self.is_pinned.get() {
                release
            } else {
                String::new()
            },
        }
    }
}

/// The button and, once it was pressed, what is inside the dialog.
pub fn embed_dialog(showing: Showing) -> AnyView {
    let words = showing.words;
    let opened = RwSignal::new(false);
    let choice = Choice {
        lang: RwSignal::new(words.0),
        theme: RwSignal::new(""),
        region: RwSignal::new(String::new()),
        is_pinned: RwSignal::new(false),
        kind: RwSignal::new(0),
        width: RwSignal::new(WIDTHS[0]),
        copied: RwSignal::new(None),
    };
    let open = move |_| {
        choice.region.set(showing.known().region);
        opened.set(true);
        platform::open_dialog(DIALOG);
    };
    view! {
        <p class="js-only">
            <button type="button" class="button" data-action="embed" aria-haspopup="dialog" on:click=open>
                {words.embed_open()}
            </button>
        </p>
        <dialog id="embed-dialog" class="embedbox" aria-label=words.embed_dialog_title() on:close=move |_| opened.set(false)>
            {move || opened.get().then(|| content(showing, choice))}
        </dialog>
    }
    .into_any()
}

fn content(showing: Showing, choice: Choice) -> AnyView {
    let words = showing.words;
    let asked = Memo::new(move |_| choice.asked(showing));
    Effect::new(move |_| {
        asked.track();
        choice.kind.track();
        choice.copied.set(None);
    });
    let code = move || {
        let codes = asked.with(|asked| {
            showing
                .page
                .with_value(|page| code::codes(words, page, asked))
        });
        codes[choice.kind.get().min(3)].1.clone()
    };
    let copy = move |_| {
        let told = Callback::new(move |done: bool| choice.copied.set(Some(done)));
        platform::copy(untrack(code), told);
    };
    let said = move || {
        choice.copied.get().map(|done| match done {
            true => words.embed_copied(),
            false => words.embed_copy_refused(),
        })
    };
    let is_part = move || {
        let filter = asked.get().filter;
        !(filter.measure.is_empty() && filter.from.is_empty() && filter.to.is_empty())
    };
    view! {
        <div class="embedbox__head">
            <h2>{words.embed_dialog_title()}</h2>
            <button type="button" class="button button--quiet" data-action="close" on:click=move |_| platform::close_dialog(DIALOG)>
                {words.embed_close()}
            </button>
        </div>
        <div class="embedbox__body">
            <div class="embedbox__choices">
                {choices(showing, choice)}
                {move || is_part().then(|| view! { <p class="hint">{words.embed_view_note()}</p> })}
            </div>
            <div class="embedbox__code">
                <pre class="code" dir="ltr" tabindex="0" data-code="chosen">{code}</pre>
                <button type="button" class="button" data-action="copy" on:click=copy>{words.embed_copy()}</button>
                <p class="hint" role="status">{said}</p>
            </div>
            {preview(showing, choice, asked)}
        </div>
    }
    .into_any()
}

/// A fieldset of options, one of which holds.
fn options<T: Clone + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    options: Vec<(T, String)>,
    chosen: RwSignal<T>,
) -> AnyView {
    let rows = options.into_iter().map(|(value, text)| {
        let (own, taken) = (value.clone(), value);
        view! {
            <label class="choice">
                <input type="radio" name=name prop:checked=move || chosen.with(|now| *now == own)
                    on:change=move |_| chosen.set(taken.clone())/>
                <span>{text}</span>
            </label>
        }
    });
    view! { <fieldset class="choices"><legend>{legend}</legend>{rows.collect_view()}</fieldset> }
        .into_any()
}

fn choices(showing: Showing, choice: Choice) -> AnyView {
    let words = showing.words;
    let page = showing.page.get_value();
    let kinds = [
        words.embed_plain(),
        words.embed_script(),
        words.embed_component(),
        words.embed_picture(),
    ];
    let kinds = kinds.into_iter().map(str::to_owned).enumerate().collect();
    let langs = Lang::ALL.map(|lang| (lang, lang.own_name().to_owned()));
    let themes = [
        ("", words.embed_theme_auto()),
        ("light", words.theme_light()),
        ("dark", words.theme_dark()),
    ];
    let themes = themes.map(|(code, name)| (code, name.to_owned()));
    let day = page
        .release
        .parse()
        .map_or_else(|_| page.release.clone(), |day| date(words, day));
    let times = vec![
        (false, words.embed_following().to_owned()),
        (true, words.embed_stays(&day)),
    ];
    let mut regions = vec![(String::new(), words.chart_whole_country().to_owned())];
    regions.extend(
        page.chart
            .regions
            .iter()
            .map(|region| (region.id.clone(), region.name.get(words.0).to_owned())),
    );
    let has_regions = regions.len() > 1;
    view! {
        {options("embed-kind", words.embed_kind(), kinds, choice.kind)}
        {options("embed-lang", words.embed_lang(), langs.to_vec(), choice.lang)}
        {options("embed-theme", words.theme_label(), themes.to_vec(), choice.theme)}
        {options("embed-time", words.embed_time(), times, choice.is_pinned)}
        {has_regions.then(|| options("embed-region", words.region_label(), regions, choice.region))}
    }
    .into_any()
}

/// The embed in a frame of the chosen width, as tall as the code asks for. The frame is made anew for
/// every choice: one that moved to another address would stand in the way back of the page.
fn preview(showing: Showing, choice: Choice, asked: Memo<Asked>) -> AnyView {
    let words: Words = showing.words;
    let widths = WIDTHS.map(|width| {
        let text = match width {
            0 => words.embed_full().to_owned(),
            width => words.embed_pixels(&integer(u64::from(width))),
        };
        (width, text)
    });
    let frame = move || {
        let asked = asked.get();
        let height = showing.page.with_value(|page| {
            let (view, _) = page.chart.view(&asked.filter);
            let widths: &[u32] = match choice.width.get() {
                320 => &[320],
                600 => &[600],
                _ => &[320, 600],
            };
            code::height(&view, asked.lang, widths)
        });
        let address = asked.path();
        let class = match choice.width.get() {
            320 => "preview preview--320",
            600 => "preview preview--600",
            _ => "preview",
        };
        html! {
            iframe class=(class) src=(address) height=(height) title=(words.embed_preview())
                sandbox="allow-scripts" {}
        }
        .into_string()
    };
    view! {
        <div class="embedbox__preview">
            {options("embed-width", words.embed_width(), widths.to_vec(), choice.width)}
            <div class="embedbox__frame" tabindex="0" role="region" aria-label=words.embed_preview() inner_html=frame></div>
        </div>
    }
    .into_any()
}
