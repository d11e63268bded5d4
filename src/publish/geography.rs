//! Maps from the boundary files: outlines to tap, and which places share a border.

use crate::{
    data::Text,
    payload::common::{MapPicture, MapShape},
};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Width of every map in its own units.
const MAP_WIDTH: f64 = 480.0;
/// Room around the outlines, map units.
const MARGIN: f64 = 6.0;
/// A region smaller than this in both directions, map units, gets a round mark a finger can hit:
/// 24 CSS px on a phone 360 px wide.
const SMALLEST_REGION: f64 = 36.0;
/// The same for districts, whose list stands beside the map.
const SMALLEST_DISTRICT: f64 = 18.0;
/// Corners of the outlines of charts lie on a grid of this many units, which halves their bytes and
/// keeps borders that two regions share the same.
const OUTLINE_GRID: f64 = 3.0;
/// Cosine of 30° north, the middle of the country: how much narrower a degree of longitude is.
const LONGITUDE_SCALE: f64 = 0.866_025_403_784_438_6;

/// Boundaries and neighbourhoods.
pub struct Geography {
    regions: Topology,
    districts: Topology,
}

/// An outline that belongs to a place.
pub struct Outline {
    /// Region or district id.
    pub id: String,
    /// The region of a district; empty for regions.
    pub region: String,
    name: Text,
    /// Rings of points in degrees, longitude and latitude.
    rings: Vec<Vec<(f64, f64)>>,
    /// Border lines it is made of.
    arcs: BTreeSet<usize>,
}

/// The outlines of one boundary file.
struct Topology {
    outlines: Vec<Outline>,
}

impl Geography {
    /// Reads `regions.topojson` and `districts.topojson`.
    pub fn read(folder: &Path) -> Result<Geography> {
        let read = |file: &str, object: &str| {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).with_context(|| {
                format!("boundaries/{file}: found no readable file, expected TopoJSON; put it back")
            })?;
            let file: TopoFile = serde_json::from_str(&text).with_context(|| {
                format!("boundaries/{file}: found broken TopoJSON; take the last good version")
            })?;
            Ok::<_, anyhow::Error>(Topology {
                outlines: file.outlines(object)?,
            })
        };
        Ok(Geography {
            regions: read("regions.topojson", "regions")?,
            districts: read("districts.topojson", "districts")?,
        })
    }

    /// The map of the seven regions.
    pub fn region_map(&self) -> MapPicture {
        picture(
            &self.regions.outlines.iter().collect::<Vec<_>>(),
            SMALLEST_REGION,
        )
    }

    /// The outlines of the regions on a sheet of this width: for each region its rings, each as x
    /// and y in turn, the first point absolute and each further one relative to the one before.
    pub fn region_rings(&self, sheet: f64) -> Vec<(String, Vec<Vec<i32>>)> {
        let outlines = &self.regions.outlines;
        let points = || {
            outlines
                .iter()
                .flat_map(|outline| outline.rings.iter().flatten())
        };
        let (west, east) = bounds(points().map(|point| point.0));
        let (_, north) = bounds(points().map(|point| point.1));
        let scale = sheet / ((east - west) * LONGITUDE_SCALE);
        let snapped = |value: f64| (value / OUTLINE_GRID).round() as i32 * OUTLINE_GRID as i32;
        let ring = |ring: &Vec<(f64, f64)>| {
            let points = ring.iter().map(|(lon, lat)| {
                (
                    snapped((lon - west) * LONGITUDE_SCALE * scale),
                    snapped((north - lat) * scale),
                )
            });
            let mut before = (0, 0);
            let mut steps = Vec::new();
            for (x, y) in corners(points) {
                steps.extend([x - before.0, y - before.1]);
                before = (x, y);
            }
            steps
        };
        outlines
            .iter()
            .map(|outline| {
                let rings = outline.rings.iter().map(ring);
                // Islands of less than four corners are specks.
                (
                    outline.id.clone(),
                    rings.filter(|steps| steps.len() >= 8).collect(),
                )
            })
            .collect()
    }

    /// A map of the districts that `wanted` says yes to.
    pub fn district_map(&self, wanted: impl Fn(&Outline) -> bool) -> MapPicture {
        let outlines: Vec<&Outline> = self
            .districts
            .outlines
            .iter()
            .filter(|outline| wanted(outline))
            .collect();
        picture(&outlines, SMALLEST_DISTRICT)
    }

    /// Ids of the regions that share a border with this one.
    pub fn neighbours_of_region(&self, id: &str) -> BTreeSet<String> {
        self.regions.neighbours(id)
    }

    /// Ids of the districts that share a border with this one.
    pub fn neighbours_of_district(&self, id: &str) -> BTreeSet<String> {
        self.districts.neighbours(id)
    }
}

impl Topology {
    fn neighbours(&self, id: &str) -> BTreeSet<String> {
        let Some(here) = self.outlines.iter().find(|outline| outline.id == id) else {
            return BTreeSet::new();
        };
        let others = self
            .outlines
            .iter()
            .filter(|other| other.id != id && !other.arcs.is_disjoint(&here.arcs));
        others.map(|other| other.id.clone()).collect()
    }
}

/// `points` without those that repeat the one before or lie on the line between their neighbours.
fn corners(points: impl Iterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::new();
    for (x, y) in points {
        if kept.last() == Some(&(x, y)) {
            continue;
        }
        while let [.., a, b] = kept.as_slice()
            && (b.0 - a.0) * (y - b.1) == (b.1 - a.1) * (x - b.0)
        {
            kept.pop();
        }
        kept.push((x, y));
    }
    kept
}

/// Puts outlines into map units and writes their paths.
fn picture(outlines: &[&Outline], smallest: f64) -> MapPicture {
    let points = || {
        outlines
            .iter()
            .flat_map(|outline| outline.rings.iter().flatten())
    };
    let (west, east) = bounds(points().map(|point| point.0));
    let (south, north) = bounds(points().map(|point| point.1));
    let scale = (MAP_WIDTH - 2.0 * MARGIN) / ((east - west) * LONGITUDE_SCALE);
    let place = |(lon, lat): (f64, f64)| {
        (
            MARGIN + (lon - west) * LONGITUDE_SCALE * scale,
            MARGIN + (north - lat) * scale,
        )
    };
    let mut shapes: Vec<(i64, MapShape)> = outlines
        .iter()
        .map(|outline| shape(outline, &place, smallest))
        .collect();
    // Small shapes lie on top, so that no neighbour covers the mark of one.
    shapes.sort_by_key(|(area, _)| std::cmp::Reverse(*area));
    MapPicture {
        width: MAP_WIDTH as i32,
        height: (2.0 * MARGIN + (north - south) * scale).ceil() as i32,
        shapes: shapes.into_iter().map(|(_, shape)| shape).collect(),
    }
}

fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// An outline in map units, with twice its largest area.
fn shape(
    outline: &Outline,
    place: &impl Fn((f64, f64)) -> (f64, f64),
    smallest: f64,
) -> (i64, MapShape) {
    let rings: Vec<Vec<(i32, i32)>> = outline
        .rings
        .iter()
        .map(|ring| {
            let mut points: Vec<(i32, i32)> = ring
                .iter()
                .map(|point| place(*point))
                .map(|(x, y)| (x.round() as i32, y.round() as i32))
                .collect();
            points.dedup();
            points
        })
        .collect();
    let largest = rings
        .iter()
        .max_by_key(|ring| doubled_area(ring).abs())
        .cloned()
        .unwrap_or_default();
    let label_at = centre(&largest);
    let mut path = String::new();
    for ring in rings
        .iter()
        .filter(|ring| ring.len() > 3 || **ring == largest)
    {
        path.push_str(&ring_path(ring));
    }
    let (left, right) = bounds(largest.iter().map(|point| f64::from(point.0)));
    let (top, bottom) = bounds(largest.iter().map(|point| f64::from(point.1)));
    if right - left < smallest && bottom - top < smallest {
        path.push_str(&round_mark(label_at, smallest));
    }
    let area = doubled_area(&largest).abs();
    (
        area,
        MapShape {
            id: outline.id.clone(),
            name: outline.name.clone(),
            path,
            label_at,
            line_to: None,
        },
    )
}

/// A circle as a path, as wide as the smallest target.
fn round_mark((x, y): (i32, i32), smallest: f64) -> String {
    let radius = (smallest / 2.0) as i32;
    let wide = 2 * radius;
    format!(
        "M{} {y}a{radius} {radius} 0 1 0 {wide} 0a{radius} {radius} 0 1 0-{wide} 0z",
        x - radius
    )
}

/// Path data with relative steps, which compress well.
fn ring_path(ring: &[(i32, i32)]) -> String {
    let mut path = String::new();
    let Some((first, rest)) = ring.split_first() else {
        return path;
    };
    path.push_str(&format!("M{} {}l", first.0, first.1));
    let mut before = *first;
    let closing = usize::from(ring.last() == Some(first));
    for (index, point) in rest[..rest.len() - closing.min(rest.len())]
        .iter()
        .enumerate()
    {
        for (part, step) in [point.0 - before.0, point.1 - before.1]
            .into_iter()
            .enumerate()
        {
            if (index > 0 || part > 0) && step >= 0 {
                path.push(' ');
            }
            path.push_str(&step.to_string());
        }
        before = *point;
    }
    path.push('z');
    path
}

/// Twice the signed area, by the shoelace formula.
fn doubled_area(ring: &[(i32, i32)]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

/// Centre of area, or the mean point of a ring without area.
fn centre(ring: &[(i32, i32)]) -> (i32, i32) {
    let area = doubled_area(ring);
    if area == 0 {
        let n = ring.len().max(1) as i32;
        return (
            ring.iter().map(|p| p.0).sum::<i32>() / n,
            ring.iter().map(|p| p.1).sum::<i32>() / n,
        );
    }
    let next = ring.iter().cycle().skip(1);
    let (mut x, mut y) = (0i64, 0i64);
    for (a, b) in ring.iter().zip(next) {
        let cross = i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
        x += i64::from(a.0 + b.0) * cross;
        y += i64::from(a.1 + b.1) * cross;
    }
    ((x / (3 * area)) as i32, (y / (3 * area)) as i32)
}

/// The parts of TopoJSON that are read.
#[derive(Deserialize)]
struct TopoFile {
    transform: Transform,
    objects: BTreeMap<String, Collection>,
    arcs: Vec<Vec<(i64, i64)>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    properties: Properties,
    #[serde(flatten)]
    rings: Rings,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
    name_en: String,
    name_ur: String,
    #[serde(default)]
    region: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Rings {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

impl TopoFile {
    fn outlines(&self, object: &str) -> Result<Vec<Outline>> {
        let arcs: Vec<Vec<(f64, f64)>> = self.arcs.iter().map(|arc| self.decoded(arc)).collect();
        let collection = self
            .objects
            .get(object)
            .with_context(|| format!("no object {object}"))?;
        collection
            .geometries
            .iter()
            .map(|geometry| outline(geometry, &arcs))
            .collect()
    }

    /// Undoes the quantised steps of an arc.
    fn decoded(&self, arc: &[(i64, i64)]) -> Vec<(f64, f64)> {
        let (mut x, mut y) = (0, 0);
        arc.iter()
            .map(|(dx, dy)| {
                x += dx;
                y += dy;
                (
                    x as f64 * self.transform.scale.0 + self.transform.translate.0,
                    y as f64 * self.transform.scale.1 + self.transform.translate.1,
                )
            })
            .collect()
    }
}

fn outline(geometry: &Geometry, arcs: &[Vec<(f64, f64)>]) -> Result<Outline> {
    let indices: Vec<&Vec<i64>> = match &geometry.rings {
        Rings::Polygon(rings) => rings.iter().collect(),
        Rings::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
    };
    let mut used = BTreeSet::new();
    let mut rings = Vec::new();
    for ring in indices {
        let mut points = Vec::new();
        for index in ring {
            let number = usize::try_from(if *index < 0 { !index } else { *index })?;
            let arc = arcs
                .get(number)
                .with_context(|| format!("no arc {number}"))?;
            used.insert(number);
            if *index < 0 {
                points.extend(arc.iter().rev());
            } else {
                points.extend(arc);
            }
        }
        rings.push(points);
    }
    let properties = &geometry.properties;
    Ok(Outline {
        id: properties.id.clone(),
        region: properties.region.clone(),
        name: Text::new(&properties.name_en, &properties.name_ur),
        rings,
        arcs: used,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_written_with_relative_steps_and_labelled_in_its_middle() {
        let ring = [(10, 10), (30, 10), (30, 30), (10, 30), (10, 10)];
        assert_eq!(ring_path(&ring), "M10 10l20 0 0 20-20 0z");
        assert_eq!(centre(&ring), (20, 20));
    }

    #[test]
    fn points_between_corners_are_left_out() {
        let line = [(0, 0), (3, 0), (3, 0), (6, 0), (6, 3), (9, 6), (12, 9)];
        assert_eq!(corners(line.into_iter()), [(0, 0), (6, 0), (6, 3), (12, 9)]);
    }

    #[test]
    fn places_that_share_a_line_are_neighbours() {
        let outline = |id: &str, arcs: &[usize]| Outline {
            id: id.into(),
            region: String::new(),
            name: Text::default(),
            rings: vec![],
            arcs: arcs.iter().copied().collect(),
        };
        let topology = Topology {
            outlines: vec![
                outline("a", &[0, 1]),
                outline("b", &[1, 2]),
                outline("c", &[3]),
            ],
        };
        assert_eq!(topology.neighbours("a"), BTreeSet::from(["b".to_owned()]));
        assert_eq!(topology.neighbours("c"), BTreeSet::new());
    }
}
